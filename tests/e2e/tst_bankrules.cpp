// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/selfservice.h"
#include "services/http/routes/replay.h"
#include "tests/e2e/bankfixture.h"
#include "tests/e2e/samplephoto.h"

using namespace guichet;

/// Rules that several modules keep together, seen from outside.
class TestBankRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }

    void aTransferByEmailIsKnownAgain();
    void aJointOwnerIsNotClosed();
    void anotherPersonsDataTakesTheApproval();
    void aPhotoIsReadFromThoseWhoMaySendOne();
    void oldAnswersAreForgotten();
    void whoAddedAnOwnerDoesntApprove();
    void whyAnIdIsAskedForAgainIsForTheCounter();

private:
    std::unique_ptr<BankFixture> m_bank;
};

void TestBankRules::aTransferByEmailIsKnownAgain()
{
    BankClient teller = m_bank->teller();
    const AccountId from = m_bank->client(QStringLiteral("Pia Payer"), 10'000).account;
    const auto payee = m_bank->client(QStringLiteral("Ravi Receiver"));
    wire::TransferOrder order = BankFixture::order(from, {}, 1'000);
    order.toEmail = teller.call(wire::customer, {payee.user}).value->declared.email;
    const IdempotencyKey key = m_bank->newKey();
    const auto first = teller.call(wire::transfer, order, key);
    QCOMPARE(first.inShort(), QStringLiteral("200"));
    // The address means another account by now; then none.
    for (const AccountId account : {m_bank->account(payee.user), AccountId()}) {
        QVERIFY(m_bank->transact([&](store::Transaction &transaction) {
            return m_bank->users().setDefaultAccount(transaction, payee.user, account).has_value();
        }));
        const auto again = teller.call(wire::transfer, order, key);
        QCOMPARE(again.inShort(), QStringLiteral("200"));
        QCOMPARE(again.value->entry, first.value->entry);
    }
    QCOMPARE(m_bank->balanceOf(from), 9'000);
    order.amount.minorUnits = 2'000;
    QCOMPARE(teller.call(wire::transfer, order, key).inShort(), QStringLiteral("422 key-reused"));
    QCOMPARE(teller.call(wire::transfer, order).inShort(), QStringLiteral("422 payee-without-account"));
}

void TestBankRules::aJointOwnerIsNotClosed()
{
    BankClient teller = m_bank->teller();
    BankClient supervisor = m_bank->as(Role::Supervisor);
    const AccountId account = m_bank->client(QStringLiteral("Olga Owner"), 500).account;
    const UserId joint = m_bank->customer(QStringLiteral("Jon Joint"));
    const qint64 version = m_bank->detailsOf(account).version;
    QCOMPARE(teller.call(wire::addHolder, {account, joint, version}).inShort(), QStringLiteral("200"));
    QCOMPARE(supervisor.call(wire::decideAccount, {account, true, version + 1}).inShort(), QStringLiteral("200"));
    QCOMPARE(supervisor.call(wire::closeCustomer, {joint}).inShort(), QStringLiteral("422 account-not-empty"));
    QCOMPARE(teller.call(wire::customer, {joint}).value->declared.name, QStringLiteral("Jon Joint"));
}

void TestBankRules::anotherPersonsDataTakesTheApproval()
{
    BankClient teller = m_bank->teller();
    const auto client = m_bank->client(QStringLiteral("Nina Now"), 10'000);
    const auto told = [&] { return *teller.call(wire::customer, {client.user}).value; };
    CustomerDetails known = told();
    known.declared.address = QStringLiteral("2 quai du Port");
    QCOMPARE(teller.call(wire::updateCustomer, {client.user, known.declared, known.version}).inShort(), QStringLiteral("200"));
    QVERIFY(told().approved);
    known = told();
    known.declared.name = QStringLiteral("Nora Next");
    const auto changed = teller.call(wire::updateCustomer, {client.user, known.declared, known.version});
    QCOMPARE(changed.inShort(), QStringLiteral("200"));
    QVERIFY(!changed.value->approved && !told().approved);
    QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(client.account, 100)).inShort(),
             QStringLiteral("422 customer-not-approved"));
}

void TestBankRules::aPhotoIsReadFromThoseWhoMaySendOne()
{
    const wire::DocumentUpload photo{m_bank->customer(QStringLiteral("Phil Photo")), DocumentSide::Front,
                                     {"image/png", QByteArray(100, 'x')}};
    BankClient forger = m_bank->stranger();
    forger.setToken("not.ours.atall");
    QCOMPARE(forger.call(wire::uploadDocument, photo).inShort(), QStringLiteral("401 invalid-token"));
    QCOMPARE(m_bank->as(Role::Manager).call(wire::uploadDocument, photo).inShort(), QStringLiteral("403 forbidden"));
    QCOMPARE(m_bank->teller().call(wire::uploadDocument, photo).inShort(), QStringLiteral("422 document-unsupported"));
}

void TestBankRules::oldAnswersAreForgotten()
{
    store::Connection &connection = m_bank->connection();
    const IdempotencyKey key = m_bank->newKey();
    wire::RegisterRequest request;
    request.declared.name = QStringLiteral("Rita Register");
    request.declared.birthDate = QDate(1990, 2, 3);
    request.declared.email = QStringLiteral("rita@mail.example");
    BankClient teller = m_bank->teller();
    const auto first = teller.call(wire::registerCustomer, request, key);
    http::forgetOldAnswers(connection, m_bank->clock.nowMicros());
    QCOMPARE(teller.call(wire::registerCustomer, request, key).reply.body, first.reply.body);
    http::forgetOldAnswers(connection, m_bank->clock.nowMicros() + 2 * http::keyLifeMicros);
    QCOMPARE(teller.call(wire::registerCustomer, request, key).inShort(), QStringLiteral("422 email-taken"));
}

void TestBankRules::whoAddedAnOwnerDoesntApprove()
{
    const AccountId account = m_bank->account(m_bank->customer(QStringLiteral("Max Maker")), QStringLiteral("checking"),
                                              BankFixture::Approval::Waiting);
    const UserId joint = m_bank->customer(QStringLiteral("Mia Joint"));
    BankClient supervisor = m_bank->as(Role::Supervisor);
    const auto added = supervisor.call(wire::addHolder, {account, joint, m_bank->detailsOf(account).version});
    QCOMPARE(added.inShort(), QStringLiteral("200"));
    QCOMPARE(supervisor.call(wire::decideAccount, {account, true, added.value->version}).inShort(),
             QStringLiteral("403 self-approval"));
}

void TestBankRules::whyAnIdIsAskedForAgainIsForTheCounter()
{
    BankClient compliance = m_bank->as(Role::Compliance);
    BankClient teller = m_bank->teller();
    const UserId client = m_bank->customer(QStringLiteral("Gita Glare"));
    QCOMPARE(teller.call(wire::uploadDocument, {client, DocumentSide::Front, {"image/png", samplePhoto()}}).status(), 204);
    const auto askAgain = [&](ReviewReason reason) {
        if (teller.call(wire::submitReview, {client, {}}).status() != 204)
            return QStringLiteral("not handed in");
        const auto waiting = compliance.call(wire::reviewQueue, {}).value->items;
        const auto mine = std::find_if(waiting.begin(), waiting.end(), [&](const auto &one) { return one.customer == client; });
        const qint64 version = compliance.call(wire::reviewCase, {mine->id}).value->version;
        const ReviewDecision decision{ReviewVerdict::AskAgain, reason, QStringLiteral("Glare on the name")};
        return compliance.call(wire::decideReview, {mine->id, decision, version}).inShort();
    };
    const auto standing = [&](BankClient &who) { return *who.call(wire::reviewStanding, {client}).value; };
    QCOMPARE(askAgain(ReviewReason::PhotoUnreadable), QStringLiteral("204"));
    QVERIFY(standing(teller).reason == ReviewReason::PhotoUnreadable);
    QCOMPARE(standing(teller).note, QStringLiteral("Glare on the name"));
    // Whom compliance suspects, nobody learns at the counter.
    QCOMPARE(askAgain(ReviewReason::Suspicious), QStringLiteral("204"));
    QVERIFY(standing(teller).reason == ReviewReason::NotAccepted && standing(teller).note.isEmpty());
    QVERIFY(standing(compliance).reason == ReviewReason::Suspicious);
    QCOMPARE(teller.call(wire::submitReview, {client, {}}).status(), 204);
    QVERIFY(standing(teller).reason == ReviewReason::None);
}

QTEST_GUILESS_MAIN(TestBankRules)
#include "tst_bankrules.moc"
