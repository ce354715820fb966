// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/bankfixture.h"
#include "tests/e2e/samplephoto.h"

using namespace guichet;

/// A day at the bank, through its port: each step stands on those before it. What the routes do:
/// services/http/routes/sessionroutes.cpp, services/http/routes/customerroutes.cpp, services/http/routes/reviewroutes.cpp,
/// services/http/routes/accountroutes.cpp, services/http/routes/operationroutes.cpp, services/http/routes/figureroutes.cpp
class TestApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }

    void theBankIntroducesItself();
    void tellerRegistersACustomer();
    void theCustomerIsFound();
    void tellerHandsTheIdIn();
    void complianceApproves();
    void anAccountIsAskedFor();
    void itsMakerMayNotApproveIt();
    void aSecondPersonApproves();
    void aDeposit();
    void theOperationIsKnownByItsKey();
    void aWithdrawal();
    void aTransferByNumber();
    void aTransferByEmail();
    void theEntriesPageByPage();
    void whatIsLeftToday();
    void theTill();
    void aJointOwner();
    void freezingAndThawing();
    void changingWhatWasDeclared();
    void theManagersFigures();
    void closing();
    void aSessionIsRenewed();

private:
    std::unique_ptr<BankFixture> m_bank;
    UserId m_ana;
    AccountId m_account;
    QString m_number;
    IdempotencyKey m_depositKey;
    Receipt m_deposit;
};

void TestApi::theBankIntroducesItself()
{
    const auto said = m_bank->stranger().call(wire::bank, {});
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.value->name, QStringLiteral("Northgate Bank"));
    QCOMPARE(said.value->businessDate, QDate(2027, 1, 15));
    QCOMPARE(said.value->nowMicros, BankFixture::startMicros);
    QCOMPARE(said.value->timeZone, QStringLiteral("Europe/Paris"));
    QCOMPARE(said.value->products.size(), 3);
}

void TestApi::tellerRegistersACustomer()
{
    wire::RegisterRequest request;
    request.declared = {QStringLiteral("Ana Łukasiewicz 李"), QDate(1988, 2, 29), QStringLiteral("Ana+1@Mail.example"),
                        QStringLiteral("+33 6 12 34 56 78"), QStringLiteral("1 rue X\n75001 Paris"), QStringLiteral("ab 12-34")};
    request.emailConfirmed = true;
    const auto said = m_bank->teller().call(wire::registerCustomer, request);
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    m_ana = said.value->id;
    const auto details = m_bank->teller().call(wire::customer, {m_ana});
    QCOMPARE(details.value->declared.name, request.declared.name);
    QCOMPARE(details.value->declared.email, QStringLiteral("ana+1@mail.example"));
    QCOMPARE(details.value->declared.phone, QStringLiteral("+33612345678"));
    QVERIFY(details.value->emailConfirmed && !details.value->approved);
    QVERIFY(details.value->review == ReviewStatus::Missing);
}

void TestApi::theCustomerIsFound()
{
    BankClient teller = m_bank->teller();
    for (const QString &text : {QStringLiteral("an lu"), QStringLiteral("ana+1@mail.example"),
                                QStringLiteral("+33612345678"), QString::number(m_ana.value)}) {
        const auto said = teller.call(wire::findCustomers, {text, 10});
        QVERIFY2(said.value && said.value->items.value(0).id == m_ana, qPrintable(text));
        QCOMPARE(said.value->items[0].phoneTail, QStringLiteral("678"));
    }
    QVERIFY(teller.call(wire::findCustomers, {QStringLiteral("ana+1@mail.exampl"), 10}).value->items.isEmpty());
}

void TestApi::tellerHandsTheIdIn()
{
    BankClient teller = m_bank->teller();
    QCOMPARE(teller.call(wire::uploadDocument, {m_ana, DocumentSide::Front, {"image/png", "no photo"}}).inShort(),
             QStringLiteral("422 document-unsupported"));
    QCOMPARE(teller.call(wire::uploadDocument, {m_ana, DocumentSide::Back, {"image/png", samplePhoto()}}).status(), 204);
    QCOMPARE(teller.call(wire::submitReview, {m_ana, {}}).inShort(), QStringLiteral("422 document-missing"));
    QCOMPARE(teller.call(wire::uploadDocument, {m_ana, DocumentSide::Front, {"image/png", samplePhoto()}}).status(), 204);
    const auto said = teller.call(wire::submitReview, {m_ana, {QString(), QDate(2030, 1, 31)}});
    QCOMPARE(said.status(), 204);
    QVERIFY(teller.call(wire::customer, {m_ana}).value->review == ReviewStatus::Waiting);
}

void TestApi::complianceApproves()
{
    BankClient compliance = m_bank->as(Role::Compliance);
    const auto queue = compliance.call(wire::reviewQueue, {});
    QCOMPARE(queue.value->waiting, 1);
    QCOMPARE(queue.value->items.size(), 1);
    QCOMPARE(queue.value->items[0].customer, m_ana);
    const ReviewCaseId id = queue.value->items[0].id;
    const auto seen = compliance.call(wire::reviewCase, {id});
    QVERIFY(seen.value->hasFront && seen.value->hasBack);
    QCOMPARE(seen.value->reading.expiryDate, QDate(2030, 1, 31));
    const auto image = compliance.call(wire::reviewDocument, {id, DocumentSide::Front});
    QVERIFY(image.value->bytes.startsWith(samplePhoto().left(24))); // written anew: signature and size
    QVERIFY(image.reply.headers.value("content-type").startsWith("image/png"));
    QCOMPARE(image.reply.headers.value("content-disposition"), QByteArray("attachment"));
    const ReviewDecision approval{ReviewVerdict::Approve, ReviewReason::None, {}};
    QCOMPARE(compliance.call(wire::decideReview, {id, approval, seen.value->version - 1}).inShort(),
             QStringLiteral("412 stale-version"));
    QCOMPARE(compliance.call(wire::decideReview, {id, approval, seen.value->version}).status(), 204);
    const auto twice = compliance.call(wire::decideReview, {id, approval, seen.value->version + 1});
    QCOMPARE(twice.inShort(), QStringLiteral("409 already-decided"));
    QVERIFY(m_bank->teller().call(wire::customer, {m_ana}).value->approved);
}

void TestApi::anAccountIsAskedFor()
{
    BankClient supervisor = m_bank->as(Role::Supervisor);
    QCOMPARE(supervisor.call(wire::openAccount, {QStringLiteral("gold"), Currency::euro(), {m_ana}}).inShort(),
             QStringLiteral("422 invalid-value"));
    const auto said = supervisor.call(wire::openAccount, {QStringLiteral("checking"), Currency::euro(), {m_ana}});
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    m_account = said.value->summary.id;
    m_number = said.value->summary.number;
    QVERIFY(m_number.startsWith(QStringLiteral("FR")) && m_number.mid(4, 5) == QStringLiteral("30006"));
    QVERIFY(said.value->summary.status == AccountStatus::AwaitingApproval);
    const auto waiting = supervisor.call(wire::accountRequests, {});
    QVERIFY(waiting.value->items.value(0).id == m_account);
}

void TestApi::itsMakerMayNotApproveIt()
{
    const qint64 version = m_bank->detailsOf(m_account).version;
    QCOMPARE(m_bank->as(Role::Supervisor).call(wire::decideAccount, {m_account, true, version}).inShort(),
             QStringLiteral("403 self-approval"));
    QVERIFY(m_bank->detailsOf(m_account).summary.status == AccountStatus::AwaitingApproval);
}

void TestApi::aSecondPersonApproves()
{
    // The supervisor made this one; the second pair of eyes is another supervisor's.
    const UserId second = m_bank->transact([&](store::Transaction &transaction) {
        return m_bank->users().createStaff(transaction, {QStringLiteral("Second"), QStringLiteral("second@bank.example"),
                                                         Role::Supervisor,
                                                         identity::hashPassword(BankFixture::password, identity::cheapScryptCost),
                                                         {}}).value();
    });
    QVERIFY(!second.isNull());
    BankClient client = m_bank->stranger();
    client.setToken(client.call(wire::login, {QStringLiteral("second@bank.example"), BankFixture::password})
                        .value->accessToken.toLatin1());
    const qint64 version = m_bank->detailsOf(m_account).version;
    const auto said = client.call(wire::decideAccount, {m_account, true, version});
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QVERIFY(said.value->summary.status == AccountStatus::Active);
    QVERIFY(said.value->summary.isDefault);
    QCOMPARE(client.call(wire::decideAccount, {m_account, true, said.value->version}).inShort(),
             QStringLiteral("409 already-decided"));
}

void TestApi::aDeposit()
{
    CashRequest request = BankFixture::cash(m_account, 125'000, QStringLiteral("Zoë's 😀"));
    request.cash = {{BankFixture::note50, 25}};
    m_depositKey = m_bank->newKey();
    const auto said = m_bank->teller().call(wire::deposit, request, m_depositKey);
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    m_deposit = *said.value;
    QCOMPARE(m_deposit.key, m_depositKey);
    QCOMPARE(m_deposit.amount, BankFixture::euros(125'000));
    QCOMPARE(m_deposit.balanceAfter, BankFixture::euros(125'000));
    QCOMPARE(m_deposit.businessDate, QDate(2027, 1, 15));
    QCOMPARE(m_deposit.note, request.note);
    QCOMPARE(m_deposit.counterparty, m_bank->till);
    QCOMPARE(m_deposit.limit.used, 1);
    QCOMPARE(m_deposit.limit.allowed, 4);
}

void TestApi::theOperationIsKnownByItsKey()
{
    const auto booked = m_bank->teller().call(wire::operation, {m_depositKey});
    QVERIFY(booked.value->state == OperationState::Booked);
    QCOMPARE(booked.value->receipt.entry, m_deposit.entry);
    QCOMPARE(booked.value->receipt.amount, m_deposit.amount);
    QCOMPARE(booked.value->receipt.note, m_deposit.note);
    const auto unheard = m_bank->teller().call(wire::operation, {m_bank->newKey()});
    QVERIFY(unheard.value->state == OperationState::NotFound);
    const IdempotencyKey key = m_bank->newKey();
    QCOMPARE(m_bank->teller().call(wire::withdraw, BankFixture::cash(m_account, 999'999), key).inShort(),
             QStringLiteral("422 insufficient-funds"));
    const auto refused = m_bank->teller().call(wire::operation, {key});
    QVERIFY(refused.value->state == OperationState::Refused);
    QCOMPARE(refused.value->refusal, std::optional(Refusal::InsufficientFunds));
}

void TestApi::aWithdrawal()
{
    CashRequest request = BankFixture::cash(m_account, 10'000);
    request.cash = {{BankFixture::note50, 2}};
    const auto said = m_bank->teller().call(wire::withdraw, request);
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.value->balanceAfter, BankFixture::euros(115'000));
}

void TestApi::aTransferByNumber()
{
    const BankFixture::Client bob = m_bank->client(QStringLiteral("Bob Stone"));
    const QString number = m_bank->detailsOf(bob.account).summary.number;
    const auto payee = m_bank->teller().call(wire::payee, {number, {}});
    QCOMPARE(payee.value->account, bob.account);
    QCOMPARE(payee.value->name, QStringLiteral("Bob Stone"));
    wire::TransferOrder order = BankFixture::order(m_account, {}, 5'000);
    order.toNumber = number;
    order.reference = QStringLiteral("Rent");
    const auto said = m_bank->teller().call(wire::transfer, order);
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.value->counterparty, bob.account);
    QCOMPARE(m_bank->balanceOf(bob.account), 5'000);
    QCOMPARE(m_bank->postingsOf(bob.account).value(0).note, QStringLiteral("Rent"));
}

void TestApi::aTransferByEmail()
{
    const BankFixture::Client carla = m_bank->client(QStringLiteral("Carla Stone"));
    const QString email = m_bank->teller().call(wire::customer, {carla.user}).value->declared.email;
    QCOMPARE(m_bank->teller().call(wire::payee, {{}, email.toUpper()}).value->account, carla.account);
    wire::TransferOrder order = BankFixture::order(m_account, {}, 2'500);
    order.toEmail = email;
    QCOMPARE(m_bank->teller().call(wire::transfer, order).inShort(), QStringLiteral("200"));
    QCOMPARE(m_bank->balanceOf(carla.account), 2'500);
    QCOMPARE(m_bank->balanceOf(m_account), 107'500);
    // A customer reads the payee's name masked.
    const QString masked = m_bank->as(Role::Customer).call(wire::payee, {{}, email}).value->name;
    QVERIFY2(!masked.contains(QStringLiteral("Carla")) && masked.startsWith(u'C'), qPrintable(masked));
}

void TestApi::theEntriesPageByPage()
{
    BankClient teller = m_bank->teller();
    QList<qint64> amounts;
    QString cursor;
    int pages = 0;
    do {
        const auto page = teller.call(wire::postings, {m_account, cursor, 3});
        QCOMPARE(page.inShort(), QStringLiteral("200"));
        for (const PostingLine &line : page.value->items)
            amounts.append(line.amount.minorUnits);
        cursor = page.value->nextCursor;
        ++pages;
    } while (!cursor.isEmpty());
    QCOMPARE(pages, 2);
    QCOMPARE(amounts, (QList<qint64>{-2'500, -5'000, -10'000, 125'000}));
    QCOMPARE(teller.call(wire::postings, {m_account, QStringLiteral("nowhere"), 3}).inShort(),
             QStringLiteral("422 invalid-value"));
}

void TestApi::whatIsLeftToday()
{
    const auto limits = m_bank->teller().call(wire::customerLimits, {m_ana});
    QHash<Action, int> used;
    for (const LimitUse &use : limits.value->items) {
        used.insert(use.action, use.used);
        QCOMPARE(use.allowed, 4);
    }
    QCOMPARE(used, (QHash<Action, int>{{Action::Deposit, 1}, {Action::Withdrawal, 1}, {Action::Transfer, 2},
                                       {Action::Payment, 0}}));
}

void TestApi::theTill()
{
    const auto view = m_bank->teller().call(wire::till, {});
    QCOMPARE(view.value->positions.size(), 1);
    QCOMPARE(view.value->positions[0].balance, BankFixture::euros(1'500'000 + 125'000 - 10'000));
    QVERIFY(view.value->cash.contains(CashLine{BankFixture::note50, 100 + 25 - 2}));
    QCOMPARE(view.value->lines.value(2).kind, EntryKind::Withdrawal);
    QVERIFY(view.value->lines[0].customerName.startsWith(QStringLiteral("Ana")));
    QCOMPARE(m_bank->as(Role::Supervisor).call(wire::till, {}).inShort(), QStringLiteral("422 till-missing"));
}

void TestApi::aJointOwner()
{
    const UserId bea = m_bank->customer(QStringLiteral("Bea Joint"));
    const qint64 version = m_bank->detailsOf(m_account).version;
    const auto asked = m_bank->teller().call(wire::addHolder, {m_account, bea, version});
    QCOMPARE(asked.inShort(), QStringLiteral("200"));
    QCOMPARE(asked.value->holders.size(), 1); // a second person decides
    BankClient supervisor = m_bank->as(Role::Supervisor);
    QCOMPARE(supervisor.call(wire::accountRequests, {}).value->items.value(0).customer, bea);
    const auto said = supervisor.call(wire::decideAccount, {m_account, true, asked.value->version});
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.value->holders.size(), 2);
    // What she does counts for her.
    CashRequest request = BankFixture::cash(m_account, 100);
    request.customer = bea;
    QCOMPARE(m_bank->teller().call(wire::deposit, request).value->limit.used, 1);
}

void TestApi::freezingAndThawing()
{
    BankClient supervisor = m_bank->as(Role::Supervisor);
    const auto frozen = supervisor.call(wire::freezeAccount, {m_account, m_bank->detailsOf(m_account).version});
    QVERIFY(frozen.value && frozen.value->summary.status == AccountStatus::Frozen);
    QCOMPARE(supervisor.call(wire::unfreezeAccount, {m_account, 1}).inShort(), QStringLiteral("412 stale-version"));
    const auto thawed = supervisor.call(wire::unfreezeAccount, {m_account, frozen.value->version});
    QVERIFY(thawed.value && thawed.value->summary.status == AccountStatus::Active);
}

void TestApi::changingWhatWasDeclared()
{
    BankClient teller = m_bank->teller();
    const CustomerDetails before = *teller.call(wire::customer, {m_ana}).value;
    wire::UpdateRequest request{m_ana, before.declared, before.version};
    request.declared.address = QStringLiteral("2 rue Y");
    const auto said = teller.call(wire::updateCustomer, request);
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.value->declared.address, request.declared.address);
    QCOMPARE(teller.call(wire::updateCustomer, request).inShort(), QStringLiteral("412 stale-version"));
}

void TestApi::theManagersFigures()
{
    BankClient manager = m_bank->as(Role::Manager);
    const QDate today(2027, 1, 15);
    const wire::FiguresRequest mine{today, today, m_account, {}};
    QTRY_VERIFY_WITH_TIMEOUT(manager.call(wire::dailyFigures, mine).value->items.value(0).closing == 107'600, 15'000);
    const StatsRow row = manager.call(wire::dailyFigures, mine).value->items.value(0);
    QCOMPARE(row.periodStart, today);
    QCOMPARE(row.countIn, 2);
    QCOMPARE(row.sumIn, 125'100);
    QCOMPARE(row.countOut, 3);
    QCOMPARE(row.sumOut, 17'500);
    QCOMPARE(row.opening, 0);
    QCOMPARE(manager.call(wire::weeklyFigures, mine).value->items.value(0).periodStart, QDate(2027, 1, 11));
    QCOMPARE(manager.call(wire::monthlyFigures, mine).value->items.value(0).closing, 107'600);
    const auto entries = manager.call(wire::figureEntries, {today, today, m_account, {}, FlowDirection::Out, {}, 50});
    qint64 sum = 0;
    for (const StatsEntry &entry : entries.value->items)
        sum += entry.amount.minorUnits;
    QCOMPARE(sum, -17'500);
    const auto overview = manager.call(wire::overview, {});
    QCOMPARE(overview.value->unbalancedEntries, 0);
    QCOMPARE(overview.value->tillsOpen, 1);
    QCOMPARE(manager.call(wire::dailyFigures, {today, today, {}, QStringLiteral("gifts")}).inShort(),
             QStringLiteral("422 invalid-value"));
}

void TestApi::closing()
{
    const BankFixture::Client dan = m_bank->client(QStringLiteral("Dan Leaving"), 100);
    BankClient teller = m_bank->teller();
    BankClient supervisor = m_bank->as(Role::Supervisor);
    QCOMPARE(teller.call(wire::closeAccount, {dan.account, m_bank->detailsOf(dan.account).version}).inShort(),
             QStringLiteral("422 account-not-empty"));
    QCOMPARE(supervisor.call(wire::closeCustomer, {dan.user}).inShort(), QStringLiteral("422 account-not-empty"));
    QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(dan.account, 100)).status(), 200);
    QCOMPARE(teller.call(wire::closeAccount, {dan.account, m_bank->detailsOf(dan.account).version}).status(), 204);
    QCOMPARE(supervisor.call(wire::closeCustomer, {dan.user}).status(), 204);
    const auto closed = teller.call(wire::customer, {dan.user});
    QCOMPARE(closed.inShort(), QStringLiteral("200"));
    QVERIFY2(closed.value.has_value(), closed.reply.body);
    QVERIFY(closed.value->status == UserStatus::Closed);
    QVERIFY(closed.value->declared.name.isEmpty() && closed.value->declared.email.isEmpty());
    QVERIFY(teller.call(wire::accountsOf, {dan.user}).value.has_value());
    QVERIFY(teller.call(wire::account, {dan.account}).value.has_value());
}

void TestApi::aSessionIsRenewed()
{
    BankClient client = m_bank->stranger();
    const auto in = client.call(wire::login, {BankFixture::emailOf(Role::Manager), BankFixture::password});
    QVERIFY(in.value->user.role == Role::Manager);
    const auto renewed = client.call(wire::refresh, {in.value->refreshToken});
    QCOMPARE(renewed.inShort(), QStringLiteral("200"));
    client.setToken(renewed.value->accessToken.toLatin1());
    QCOMPARE(client.call(wire::overview, {}).status(), 200);
    QCOMPARE(client.call(wire::refresh, {QStringLiteral("made up")}).inShort(), QStringLiteral("401 invalid-token"));
    QCOMPARE(client.call(wire::login, {BankFixture::emailOf(Role::Manager), QStringLiteral("wrong")}).inShort(),
             QStringLiteral("401 invalid-credentials"));
}

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
