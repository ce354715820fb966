// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/selfservice.h"

#include "services/accounts/funding.h"
#include "services/identity/emailconfirmation.h"
#include "tests/e2e/bankfixture.h"
#include "tests/e2e/samplephoto.h"

using namespace guichet;

namespace {

const QString ownPassword = QStringLiteral("a long password of mine");

wire::RegisterRequest someone(const QString &email)
{
    wire::RegisterRequest request;
    request.declared.name = QStringLiteral("Nina Marchetti");
    request.declared.birthDate = QDate(1990, 1, 2);
    request.declared.email = email;
    request.declared.phone = QStringLiteral("+33600000001");
    request.password = ownPassword;
    return request;
}

} // namespace

/// A customer without a counter, from registering to leaving: each step stands on those before it. What the routes do:
/// services/http/routes/selfserviceroutes.cpp
class TestSelfService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }

    void aStrangerRegisters();
    void whatAStrangerMayNotSay();
    void aKnownAddressIsAnsweredAlike();
    void aKnownIdNumberIsAnsweredAlike();
    void theAddressIsConfirmed();
    void anotherCode();
    void signingIn();
    void whatIsDeclaredIsChanged();
    void theIdIsHandedIn();
    void anAccountIsAskedFor();
    void whereMoneyComesFrom();
    void aDepositOfTheirOwn_data();
    void aDepositOfTheirOwn();
    void aDepositBooks();
    void aWithdrawalNeedsAnApproval();
    void aTransferByEmail();
    void othersAreNotThere();
    void leaving();

private:
    BankClient nina() { return {m_bank->port, m_bank->authority, m_bank->clock, m_token}; }
    CashRequest funded(qint64 cents, const QString &source = QStringLiteral("card"))
    {
        CashRequest request{m_account, {}, BankFixture::euros(cents), {}, {}, source};
        return request;
    }
    QList<identity::Message> messages()
    {
        return m_bank->bank->services().confirmations.messages(m_bank->connection());
    }

    std::unique_ptr<BankFixture> m_bank;
    const QString m_email = QStringLiteral("nina@mail.example");
    QByteArray m_firstAnswer;
    QByteArray m_token;
    UserId m_nina;
    AccountId m_account;
    BankFixture::Client m_ola;
};

void TestSelfService::aStrangerRegisters()
{
    const IdempotencyKey key = m_bank->newKey();
    const auto said = m_bank->stranger().call(wire::registerCustomer, someone(m_email), key);
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QVERIFY(said.value->id.isNull() && said.value->confirmationSent);
    m_firstAnswer = said.reply.body;
    QCOMPARE(messages().size(), 1);
    QCOMPARE(messages()[0].email, m_email);
    // Sent again it is once.
    QCOMPARE(m_bank->stranger().call(wire::registerCustomer, someone(m_email), key).reply.body, m_firstAnswer);
    QCOMPARE(messages().size(), 1);
    const auto found = m_bank->teller().call(wire::findCustomers, {m_email, 5});
    QCOMPARE(found.value->items.size(), 1);
    m_nina = found.value->items[0].id;
    QVERIFY(!found.value->items[0].approved);
}

void TestSelfService::whatAStrangerMayNotSay()
{
    wire::RegisterRequest request = someone(QStringLiteral("other@mail.example"));
    request.emailConfirmed = true;
    QCOMPARE(m_bank->stranger().call(wire::registerCustomer, request).inShort(), QStringLiteral("422 invalid-value"));
    request = someone({});
    QCOMPARE(m_bank->stranger().call(wire::registerCustomer, request).inShort(), QStringLiteral("422 invalid-value"));
    request = someone(QStringLiteral("other@mail.example"));
    for (const QString &password : {QString(), QStringLiteral("short")}) {
        request.password = password;
        const auto said = m_bank->stranger().call(wire::registerCustomer, request);
        QCOMPARE(said.inShort(), QStringLiteral("422 weak-password"));
        QCOMPARE(said.problem.errors.value(0).pointer, QStringLiteral("password"));
    }
    // Staff give nobody a password, and customers register nobody.
    request.password = ownPassword;
    QCOMPARE(m_bank->teller().call(wire::registerCustomer, request).inShort(), QStringLiteral("422 invalid-value"));
    QCOMPARE(m_bank->as(Role::Customer).call(wire::registerCustomer, request).inShort(), QStringLiteral("403 forbidden"));
    BankClient forger = m_bank->stranger();
    forger.setToken("made.up.token");
    QCOMPARE(forger.call(wire::registerCustomer, request).inShort(), QStringLiteral("401 invalid-token"));
    for (const char *field : {"role", "status", "owner_id", "balance", "created_by", "approved"}) {
        const auto reply = m_bank->stranger().send(
            "POST", "/api/v1/user/create",
            {{"Content-Type", "application/json"}, {"Idempotency-Key", m_bank->newKey().text().toLatin1()}},
            QByteArray("{\"name\":\"N\",\"birth_date\":\"1990-01-02\",\"") + field + "\":true}");
        QCOMPARE(reply.status, 422);
        QVERIFY(reply.body.contains("unknown-field"));
    }
    QVERIFY(m_bank->teller().call(wire::findCustomers, {QStringLiteral("other@mail.example"), 5}).value->items.isEmpty());
}

void TestSelfService::aKnownAddressIsAnsweredAlike()
{
    wire::RegisterRequest request = someone(m_email.toUpper());
    request.declared.name = QStringLiteral("Somebody Else");
    const auto said = m_bank->stranger().call(wire::registerCustomer, request);
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.reply.body, m_firstAnswer);
    QCOMPARE(m_bank->teller().call(wire::customer, {m_nina}).value->declared.name, QStringLiteral("Nina Marchetti"));
    QCOMPARE(messages().size(), 2);
    QVERIFY(messages()[1].kind == identity::MessageKind::AlreadyRegistered && messages()[1].email == m_email);
}

void TestSelfService::aKnownIdNumberIsAnsweredAlike()
{
    const UserId known = m_bank->customer(QStringLiteral("Known Already"));
    wire::RegisterRequest request = someone(QStringLiteral("stealer@mail.example"));
    request.declared.idNumber = m_bank->teller().call(wire::customer, {known}).value->declared.idNumber;
    const auto said = m_bank->stranger().call(wire::registerCustomer, request);
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.reply.body, m_firstAnswer);
    QVERIFY(m_bank->teller().call(wire::findCustomers, {request.declared.email, 5}).value->items.isEmpty());
    QCOMPARE(messages().last().user, known); // whose it is learns of it
}

void TestSelfService::theAddressIsConfirmed()
{
    const QString code = messages()[0].code;
    BankClient anybody = m_bank->stranger();
    const auto wrong = anybody.call(wire::confirmOwnEmail, {m_email, QStringLiteral("nothing")});
    QCOMPARE(wrong.inShort(), QStringLiteral("422 invalid-value"));
    const auto nobodys = anybody.call(wire::confirmOwnEmail, {QStringLiteral("nobody@mail.example"), code});
    QCOMPARE(nobodys.inShort(), QStringLiteral("422 invalid-value"));
    QCOMPARE(anybody.call(wire::confirmOwnEmail, {m_email, code}).status(), 204);
    QVERIFY(m_bank->teller().call(wire::customer, {m_nina}).value->emailConfirmed);
}

void TestSelfService::signingIn()
{
    BankClient client = m_bank->stranger();
    const auto in = client.call(wire::login, {m_email, ownPassword});
    QCOMPARE(in.inShort(), QStringLiteral("200"));
    QCOMPARE(in.value->user.id, m_nina);
    m_token = in.value->accessToken.toLatin1();
    QCOMPARE(nina().call(wire::customer, {m_nina}).value->declared.name, QStringLiteral("Nina Marchetti"));
    QCOMPARE(nina().call(wire::customerLimits, {m_nina}).value->items.size(), actionCount);
}

void TestSelfService::anotherCode()
{
    // Of the customer that the fixture made, who has no code yet.
    const UserId customer = m_bank->idOf(Role::Customer);
    QCOMPARE(m_bank->as(Role::Customer).call(wire::sendConfirmation, {}).status(), 204);
    QCOMPARE(messages().last().user, customer);
    const QString email = BankFixture::emailOf(Role::Customer);
    QCOMPARE(m_bank->stranger().call(wire::confirmOwnEmail, {email, messages().last().code}).status(), 204);
    const auto standing = m_bank->as(Role::Customer).call(wire::reviewStanding, {customer});
    QVERIFY(standing.value->emailConfirmed && !standing.value->approved);
    QVERIFY(standing.value->review == ReviewStatus::Missing);
}

void TestSelfService::whatIsDeclaredIsChanged()
{
    const auto before = nina().call(wire::customer, {m_nina});
    const QByteArray tag = before.reply.headers.value("etag");
    QCOMPARE(tag, '"' + QByteArray::number(before.value->version) + '"');
    const auto put = [&](const BankClient::Headers &headers, const QByteArray &query = {}) {
        BankClient::Headers all{{"Content-Type", "application/json"}};
        return nina().send("PUT", "/api/v1/user/update" + query, all + headers,
                           "{\"name\":\"Nina Marchetti\",\"birth_date\":\"1990-01-02\",\"email\":\"nina@mail.example\","
                           "\"phone\":\"+33600000002\"}");
    };
    QCOMPARE(put({}).status, 428);
    for (const char *other : {"\"999\"", "W/\"1\"", "*", "1", "\"\""})
        QCOMPARE(put({{"If-Match", other}}).status, 412);
    const auto done = put({{"If-Match", tag}});
    QCOMPARE(done.status, 200);
    QCOMPARE(done.headers.value("etag"), '"' + QByteArray::number(before.value->version + 1) + '"');
    QCOMPARE(put({{"If-Match", tag}}).status, 412);
    const auto now = nina().call(wire::customer, {m_nina}).value;
    QCOMPARE(now->declared.phone, QStringLiteral("+33600000002"));
    QVERIFY(now->emailConfirmed);
    // The sign-in name can't be given up; a new one is unconfirmed and gets a code.
    wire::UpdateRequest request{{}, now->declared, now->version};
    request.declared.email.clear();
    QCOMPARE(nina().call(wire::updateCustomer, request).inShort(), QStringLiteral("422 invalid-value"));
    request.declared.email = QStringLiteral("nina.m@mail.example");
    const auto moved = nina().call(wire::updateCustomer, request);
    QVERIFY(moved.value && !moved.value->emailConfirmed);
    QCOMPARE(messages().last().email, request.declared.email);
    QCOMPARE(m_bank->stranger().call(wire::confirmOwnEmail, {request.declared.email, messages().last().code}).status(), 204);
    QCOMPARE(m_bank->teller().call(wire::updateCustomer, {{}, now->declared, 1}).inShort(),
             QStringLiteral("422 invalid-value")); // staff name somebody
}

void TestSelfService::theIdIsHandedIn()
{
    QCOMPARE(nina().call(wire::submitReview, {m_nina, {}}).inShort(), QStringLiteral("422 document-missing"));
    QCOMPARE(nina().call(wire::uploadDocument, {m_nina, DocumentSide::Front, {"image/png", samplePhoto()}}).status(), 204);
    QCOMPARE(nina().call(wire::submitReview, {m_nina, {{}, QDate(2031, 1, 31)}}).status(), 204);
    QVERIFY(nina().call(wire::reviewStanding, {m_nina}).value->review == ReviewStatus::Waiting);
    QCOMPARE(m_bank->as(Role::Compliance).call(wire::reviewQueue, {}).value->items.value(0).customer, m_nina);
}

void TestSelfService::anAccountIsAskedFor()
{
    const auto joint = nina().call(wire::openAccount, {QStringLiteral("checking"), Currency::euro(),
                                                       {m_nina, m_bank->idOf(Role::Customer)}});
    QCOMPARE(joint.inShort(), QStringLiteral("404 not-found"));
    const auto said = nina().call(wire::openAccount, {QStringLiteral("checking"), Currency::euro(), {}});
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QVERIFY(said.value->summary.status == AccountStatus::AwaitingApproval);
    QCOMPARE(said.value->holders.value(0).id, m_nina);
    m_account = said.value->summary.id;
    QCOMPARE(nina().call(wire::accountsOf, {m_nina}).value->items.size(), 1);
    const auto approved = m_bank->as(Role::Supervisor).call(wire::decideAccount, {m_account, true, said.value->version});
    QCOMPARE(approved.inShort(), QStringLiteral("200"));
    const auto seen = nina().call(wire::account, {m_account});
    QVERIFY(seen.value && seen.value->summary.status == AccountStatus::Active);
    QCOMPARE(seen.reply.headers.value("etag"), '"' + QByteArray::number(seen.value->version) + '"');
}

void TestSelfService::whereMoneyComesFrom()
{
    const auto said = nina().call(wire::fundingSources, {});
    QCOMPARE(said.value->items.size(), 2);
    QCOMPARE(said.value->items[0].code, QStringLiteral("bank-transfer"));
    QVERIFY(said.value->items[0].paysOut && !said.value->items[1].paysOut);
    QCOMPARE(accounts::fundingSources(m_bank->connection()).size(), 2);
}

void TestSelfService::aDepositOfTheirOwn_data()
{
    QTest::addColumn<CashRequest>("request");
    QTest::addColumn<QString>("expected");
    CashRequest request = funded(1'000, QString());
    QTest::newRow("from nowhere") << request << "422 invalid-value";
    request.sourceOfFunds = QStringLiteral("a pocket");
    QTest::newRow("from an unknown source") << request << "422 invalid-value";
    request = funded(0);
    QTest::newRow("nothing") << request << "422 invalid-amount";
    request = funded(-1'000);
    QTest::newRow("less than nothing") << request << "422 invalid-amount";
    request = funded(250'001);
    QTest::newRow("more than the source pays at once") << request << "422 invalid-amount";
    request = funded(1'000);
    request.cash = {{looseCoins, 1'000}};
    QTest::newRow("notes without a counter") << request << "422 cash-mismatch";
    request = funded(1'000);
    request.amount.currency = *Currency::fromCode(u"USD");
    QTest::newRow("another currency") << request << "422 currency-mismatch";
    request = funded(1'000);
    request.customer = m_bank->idOf(Role::Customer);
    QTest::newRow("for somebody else") << request << "404 not-found";
    request = funded(100'001);
    QTest::newRow("above the cap before approval") << request << "422 deposit-cap-exceeded";
}

void TestSelfService::aDepositOfTheirOwn()
{
    QFETCH(CashRequest, request);
    QFETCH(QString, expected);
    QCOMPARE(nina().call(wire::deposit, request).inShort(), expected);
    QCOMPARE(m_bank->balanceOf(m_account), 0);
}

void TestSelfService::aDepositBooks()
{
    const IdempotencyKey key = m_bank->newKey();
    const auto said = nina().call(wire::deposit, funded(50'000), key);
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.value->balanceAfter, BankFixture::euros(50'000));
    QCOMPARE(said.value->limit.used, 1);
    QCOMPARE(nina().call(wire::deposit, funded(50'000), key).value->entry, said.value->entry);
    QCOMPARE(m_bank->balanceOf(m_account), 50'000);
    QVERIFY(nina().call(wire::operation, {key}).value->state == OperationState::Booked);
    QVERIFY(m_bank->as(Role::Customer).call(wire::operation, {key}).value->state == OperationState::NotFound);
    QCOMPARE(m_bank->postingsOf(m_account).value(0).counterpartyName, QStringLiteral("Card payments"));
}

void TestSelfService::aWithdrawalNeedsAnApproval()
{
    const QString out = QStringLiteral("bank-transfer");
    QCOMPARE(nina().call(wire::withdraw, funded(1'000, out)).inShort(), QStringLiteral("422 customer-not-approved"));
    m_bank->transact([&](store::Transaction &transaction) {
        QVERIFY(m_bank->users().setApproved(transaction, m_nina, true, m_bank->idOf(Role::Compliance)));
        QVERIFY(ledger::setCustomerApproved(transaction.connection(), m_nina, true));
    });
    QCOMPARE(nina().call(wire::withdraw, funded(1'000)).inShort(), QStringLiteral("422 invalid-value")); // cards pay in only
    QCOMPARE(nina().call(wire::withdraw, funded(60'000, out)).inShort(), QStringLiteral("422 insufficient-funds"));
    const auto said = nina().call(wire::withdraw, funded(10'000, out));
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.value->balanceAfter, BankFixture::euros(40'000));
}

void TestSelfService::aTransferByEmail()
{
    m_ola = m_bank->client(QStringLiteral("Ola Nordmann"));
    const QString email = m_bank->teller().call(wire::customer, {m_ola.user}).value->declared.email;
    const auto payee = nina().call(wire::payee, {{}, email});
    QCOMPARE(payee.value->account, m_ola.account);
    QVERIFY2(!payee.value->name.contains(QStringLiteral("Ola")), qPrintable(payee.value->name));
    wire::TransferOrder order = BankFixture::order(m_account, {}, 2'500);
    order.toEmail = email;
    QCOMPARE(nina().call(wire::transfer, order).inShort(), QStringLiteral("200"));
    order.toEmail = QStringLiteral("nobody@mail.example");
    QCOMPARE(nina().call(wire::transfer, order).inShort(), QStringLiteral("422 payee-not-found"));
    QCOMPARE(m_bank->balanceOf(m_account), 37'500);
    QCOMPARE(m_bank->balanceOf(m_ola.account), 2'500);
}

void TestSelfService::othersAreNotThere()
{
    const auto told = [](const auto &said) {
        auto problem = said.problem;
        return QString::number(said.status()) + problem.code + problem.title + problem.detail;
    };
    const UserId nobody{999'999};
    const AccountId nowhere{999'999};
    QCOMPARE(told(nina().call(wire::customer, {m_ola.user})), told(nina().call(wire::customer, {nobody})));
    QCOMPARE(told(nina().call(wire::feed, {m_ola.user, {}})), told(nina().call(wire::feed, {nobody, {}})));
    QCOMPARE(told(nina().call(wire::account, {m_ola.account})), told(nina().call(wire::account, {nowhere})));
    CashRequest request = funded(100);
    request.account = m_ola.account;
    const auto others = told(nina().call(wire::deposit, request));
    request.account = nowhere;
    QCOMPARE(others, told(nina().call(wire::deposit, request)));
    QVERIFY2(others.startsWith(QStringLiteral("404")), qPrintable(others));
    QCOMPARE(told(nina().call(wire::closeAccount, {m_ola.account, 1})), told(nina().call(wire::closeAccount, {nowhere, 1})));
    QCOMPARE(m_bank->balanceOf(m_ola.account), 2'500);
}

void TestSelfService::leaving()
{
    QCOMPARE(nina().call(wire::closeCustomer, {{}}).inShort(), QStringLiteral("422 account-not-empty"));
    QCOMPARE(nina().call(wire::closeCustomer, {m_ola.user}).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(nina().call(wire::withdraw, funded(37'500, QStringLiteral("bank-transfer"))).status(), 200);
    const qint64 version = nina().call(wire::account, {m_account}).value->version;
    QCOMPARE(nina().send("DELETE", "/api/v1/account/" + QByteArray::number(m_account.value), {}, "").status, 428);
    QCOMPARE(nina().call(wire::closeAccount, {m_account, version + 1}).inShort(), QStringLiteral("412 stale-version"));
    QCOMPARE(nina().call(wire::closeAccount, {m_account, version}).status(), 204);
    QCOMPARE(nina().call(wire::closeCustomer, {{}}).status(), 204);
    m_bank->clock.advance(2 * microsPerSecond); // a session is remembered for a second at most
    QCOMPARE(nina().call(wire::customer, {m_nina}).status(), 401);
    QVERIFY(m_bank->teller().call(wire::customer, {m_nina}).value->status == UserStatus::Closed);
    QVERIFY(m_bank->teller().call(wire::findCustomers, {QStringLiteral("nina.m@mail.example"), 5}).value->items.isEmpty());
}

QTEST_GUILESS_MAIN(TestSelfService)
#include "tst_selfservice.moc"
