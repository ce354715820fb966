// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/corrections.h"

#include "tests/e2e/bankfixture.h"

using namespace guichet;

/// Reversals and money set aside, over the real port: services/http/routes/correctionroutes.cpp and
/// services/http/routes/settlement.cpp.
class TestCorrections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }

    void aDepositIsReversedByTwoPeople();
    void aWithdrawalsReversalIsTheCustomers();
    void theMakerDoesntApprove();
    void anAmountIsCorrectedInOneStep();
    void aRefusedCorrectionChangesNothing();
    void moneyThatIsGoneStaysInTheList();
    void whatCantBeAskedFor();
    void moneyIsSetAsideAndTaken();
    void moneyIsSetAsideAndGivenBack();
    void whatCantBeSetAside();
    void anAccountWithAHoldStaysOpen();

private:
    EntryId depositOf(AccountId account, qint64 cents)
    {
        return m_bank->teller().call(wire::deposit, BankFixture::cash(account, cents), m_bank->newKey()).value->entry;
    }
    Said<ReversalRequest> ask(Role role, EntryId entry, qint64 corrected = 0)
    {
        wire::AskReversalRequest request{entry, QStringLiteral("typed wrongly"), {}, {}};
        if (corrected != 0) {
            request.corrected = BankFixture::euros(corrected);
            request.cash = {{looseCoins, corrected}};
        }
        return m_bank->as(role).call(wire::askReversal, request, m_bank->newKey());
    }
    Said<Receipt> approve(ReversalRequestId id, const IdempotencyKey &key)
    {
        return m_bank->as(Role::Supervisor).call(wire::approveReversal, {id}, key);
    }
    bool isWaiting(ReversalRequestId id)
    {
        const auto page = m_bank->as(Role::Supervisor).call(wire::waitingReversals, {{}, 200});
        const auto isIt = [id](const ReversalRequest &request) { return request.id == id; };
        return std::any_of(page.value->items.cbegin(), page.value->items.cend(), isIt);
    }
    Said<Hold> reserve(AccountId account, qint64 cents)
    {
        const qint64 until = m_bank->clock.nowMicros() + 3600 * microsPerSecond;
        return m_bank->teller().call(wire::reserve, {account, {}, BankFixture::euros(cents), until, QStringLiteral("hotel")},
                                     m_bank->newKey());
    }
    std::unique_ptr<BankFixture> m_bank;
};

void TestCorrections::aDepositIsReversedByTwoPeople()
{
    const AccountId account = m_bank->client(QStringLiteral("Ada")).account;
    const EntryId entry = depositOf(account, 5'000);
    const auto asked = ask(Role::Teller, entry);
    QCOMPARE(asked.inShort(), QStringLiteral("200"));
    QCOMPARE(asked.value->account, account);
    QCOMPARE(asked.value->amount, BankFixture::euros(5'000));
    QCOMPARE(asked.value->customerName, QStringLiteral("Ada"));
    QCOMPARE(asked.value->state, ReversalState::Waiting);
    QCOMPARE(m_bank->balanceOf(account), 5'000); // nothing yet
    QVERIFY(isWaiting(asked.value->id));
    QCOMPARE(m_bank->teller().call(wire::approveReversal, {asked.value->id}, m_bank->newKey()).inShort(),
             QStringLiteral("403 forbidden"));
    const IdempotencyKey key = m_bank->newKey();
    const auto done = approve(asked.value->id, key);
    QCOMPARE(done.inShort(), QStringLiteral("200"));
    QCOMPARE(done.value->kind, EntryKind::Reversal);
    QCOMPARE(done.value->account, account);
    QCOMPARE(m_bank->balanceOf(account), 0);
    QVERIFY(!isWaiting(asked.value->id));
    QCOMPARE(approve(asked.value->id, key).reply.body, done.reply.body);
    QCOMPARE(approve(asked.value->id, m_bank->newKey()).inShort(), QStringLiteral("409 already-decided"));
    const auto now = m_bank->teller().call(wire::reversal, {asked.value->id});
    QCOMPARE(now.value->state, ReversalState::Booked);
    QCOMPARE(now.value->reversal, done.value->entry);
    QCOMPARE(ask(Role::Teller, entry).inShort(), QStringLiteral("422 already-reversed"));
}

void TestCorrections::aWithdrawalsReversalIsTheCustomers()
{
    const AccountId account = m_bank->client(QStringLiteral("Bea"), 10'000).account;
    const auto paid = m_bank->teller().call(wire::withdraw, BankFixture::cash(account, 4'000), m_bank->newKey());
    const IdempotencyKey key = m_bank->newKey();
    const auto done = approve(ask(Role::Teller, paid.value->entry).value->id, key);
    QCOMPARE(done.value->account, account);
    QCOMPARE(done.value->balanceAfter.minorUnits, 10'000);
    const auto again = m_bank->as(Role::Supervisor).call(wire::operation, {key});
    QVERIFY(again.value->state == OperationState::Booked);
    QCOMPARE(again.value->receipt.account, account);
}

void TestCorrections::theMakerDoesntApprove()
{
    const EntryId entry = depositOf(m_bank->client(QStringLiteral("Cleo")).account, 5'000);
    const auto asked = ask(Role::Supervisor, entry);
    QCOMPARE(approve(asked.value->id, m_bank->newKey()).inShort(), QStringLiteral("403 self-approval"));
    QCOMPARE(m_bank->as(Role::Supervisor).call(wire::refuseReversal, {asked.value->id}, m_bank->newKey()).inShort(),
             QStringLiteral("403 self-approval"));
    QVERIFY(isWaiting(asked.value->id));
}

void TestCorrections::anAmountIsCorrectedInOneStep()
{
    const AccountId account = m_bank->client(QStringLiteral("Dora")).account;
    const auto asked = ask(Role::Teller, depositOf(account, 5'000), 3'000);
    QCOMPARE(asked.value->corrected, BankFixture::euros(3'000));
    const IdempotencyKey key = m_bank->newKey();
    const auto done = approve(asked.value->id, key);
    QCOMPARE(done.inShort(), QStringLiteral("200"));
    QCOMPARE(done.value->kind, EntryKind::Deposit);
    QCOMPARE(done.value->amount.minorUnits, 3'000);
    QCOMPARE(done.value->balanceAfter.minorUnits, 3'000);
    QCOMPARE(m_bank->balanceOf(account), 3'000);
    QCOMPARE(m_bank->postingsOf(account).size(), 3);
    const auto now = m_bank->teller().call(wire::reversal, {asked.value->id});
    QCOMPARE(now.value->repost, done.value->entry);
    QVERIFY(now.value->reversal != now.value->repost);
    const auto again = m_bank->as(Role::Supervisor).call(wire::operation, {key});
    QCOMPARE(again.value->receipt.entry, done.value->entry);
    QCOMPARE(again.value->receipt.balanceAfter, done.value->balanceAfter);
    // What was booked instead may be corrected in its turn.
    QCOMPARE(ask(Role::Teller, done.value->entry).inShort(), QStringLiteral("200"));
}

void TestCorrections::aRefusedCorrectionChangesNothing()
{
    const AccountId account = m_bank->client(QStringLiteral("Eve")).account;
    const EntryId entry = depositOf(account, 5'000);
    const auto asked = ask(Role::Teller, entry);
    const auto no = m_bank->as(Role::Supervisor).call(wire::refuseReversal, {asked.value->id}, m_bank->newKey());
    QCOMPARE(no.inShort(), QStringLiteral("200"));
    QCOMPARE(no.value->state, ReversalState::Refused);
    QVERIFY(!isWaiting(asked.value->id));
    QCOMPARE(approve(asked.value->id, m_bank->newKey()).inShort(), QStringLiteral("409 already-decided"));
    QCOMPARE(m_bank->balanceOf(account), 5'000);
    QCOMPARE(ask(Role::Teller, entry).inShort(), QStringLiteral("200")); // somebody may ask again
}

void TestCorrections::moneyThatIsGoneStaysInTheList()
{
    const AccountId account = m_bank->client(QStringLiteral("Finn")).account;
    const EntryId entry = depositOf(account, 5'000);
    const auto spent = m_bank->teller().call(wire::withdraw, BankFixture::cash(account, 1'000), m_bank->newKey());
    QCOMPARE(spent.inShort(), QStringLiteral("200"));
    const auto asked = ask(Role::Teller, entry);
    QCOMPARE(approve(asked.value->id, m_bank->newKey()).inShort(), QStringLiteral("422 insufficient-funds"));
    QVERIFY(isWaiting(asked.value->id));
    m_bank->fund(account, 1'000);
    QCOMPARE(approve(asked.value->id, m_bank->newKey()).inShort(), QStringLiteral("200"));
    QCOMPARE(m_bank->balanceOf(account), 0);
}

void TestCorrections::whatCantBeAskedFor()
{
    const AccountId account = m_bank->client(QStringLiteral("Gus")).account;
    const EntryId entry = depositOf(account, 5'000);
    const auto with = [&](const wire::AskReversalRequest &request) {
        return m_bank->teller().call(wire::askReversal, request, m_bank->newKey()).inShort();
    };
    const QString why = QStringLiteral("typed wrongly");
    QCOMPARE(with({EntryId{999'999}, why, {}, {}}), QStringLiteral("404 not-found"));
    QCOMPARE(with({entry, QStringLiteral("  "), {}, {}}), QStringLiteral("422 invalid-value"));
    QCOMPARE(with({entry, why, BankFixture::euros(3'000), {}}), QStringLiteral("422 cash-mismatch"));
    QCOMPARE(with({entry, why, {}, {{looseCoins, 5}}}), QStringLiteral("422 cash-mismatch"));
    QCOMPARE(with({entry, why, {3'000, Currency::fromCode(u"USD").value()}, {{looseCoins, 3'000}}}),
             QStringLiteral("422 currency-mismatch"));
    QCOMPARE(with({entry, why, BankFixture::euros(-1), {}}), QStringLiteral("422 invalid-amount"));
    const auto sent = m_bank->teller().call(wire::transfer, BankFixture::order(account, m_bank->client(QStringLiteral("Ida")).account, 100),
                                            m_bank->newKey());
    QCOMPARE(with({sent.value->entry, why, BankFixture::euros(100), {}}), QStringLiteral("422 invalid-amount"));
    QCOMPARE(with({entry, why, {}, {}}), QStringLiteral("200"));
    QCOMPARE(with({entry, why, {}, {}}), QStringLiteral("409 already-decided")); // one waits
    m_bank->fund(account, 100);
    const EntryId opening = m_bank->postingsOf(account).first().entry;
    QCOMPARE(with({opening, why, {}, {}}), QStringLiteral("422 action-not-allowed"));
    QCOMPARE(m_bank->as(Role::Supervisor).call(wire::refuseReversal, {ReversalRequestId{999'999}}, m_bank->newKey()).inShort(),
             QStringLiteral("404 not-found"));
}

void TestCorrections::moneyIsSetAsideAndTaken()
{
    const AccountId account = m_bank->client(QStringLiteral("Hal"), 10'000).account;
    const auto held = reserve(account, 6'000);
    QCOMPARE(held.inShort(), QStringLiteral("200"));
    QCOMPARE(m_bank->detailsOf(account).summary.available.minorUnits, 4'000);
    QCOMPARE(m_bank->balanceOf(account), 10'000);
    const auto listed = m_bank->teller().call(wire::holds, {account});
    QCOMPARE(listed.value->items.size(), 1);
    QCOMPARE(listed.value->items.first().id, held.value->id);
    QCOMPARE(listed.value->items.first().reservedAtMicros, held.value->reservedAtMicros);
    const auto take = [&](qint64 cents, const IdempotencyKey &key) {
        return m_bank->teller().call(wire::capture, {held.value->id, BankFixture::euros(cents), {}, {}}, key);
    };
    QCOMPARE(take(6'001, m_bank->newKey()).inShort(), QStringLiteral("422 invalid-amount"));
    const IdempotencyKey key = m_bank->newKey();
    const auto taken = take(2'500, key);
    QCOMPARE(taken.inShort(), QStringLiteral("200"));
    QCOMPARE(taken.value->kind, EntryKind::Payment);
    QCOMPARE(taken.value->balanceAfter.minorUnits, 7'500);
    QCOMPARE(take(2'500, key).reply.body, taken.reply.body);
    QCOMPARE(m_bank->detailsOf(account).summary.available.minorUnits, 7'500); // the rest is free again
    QCOMPARE(take(1, m_bank->newKey()).inShort(), QStringLiteral("409 already-decided"));
    QVERIFY(m_bank->teller().call(wire::holds, {account}).value->items.isEmpty());
}

void TestCorrections::moneyIsSetAsideAndGivenBack()
{
    const AccountId account = m_bank->client(QStringLiteral("Ivo"), 10'000).account;
    const HoldId hold = reserve(account, 10'000).value->id;
    QCOMPARE(reserve(account, 1).inShort(), QStringLiteral("422 insufficient-funds"));
    const IdempotencyKey key = m_bank->newKey();
    const auto back = m_bank->teller().call(wire::releaseHold, {hold}, key);
    QCOMPARE(back.inShort(), QStringLiteral("200"));
    QCOMPARE(back.value->last, HoldVerb::Release);
    QCOMPARE(back.value->released.minorUnits, 10'000);
    QCOMPARE(m_bank->teller().call(wire::releaseHold, {hold}, key).reply.body, back.reply.body);
    QCOMPARE(m_bank->teller().call(wire::releaseHold, {hold}, m_bank->newKey()).inShort(),
             QStringLiteral("409 already-decided"));
    const auto asked = m_bank->teller().call(wire::operation, {key});
    QVERIFY(asked.value->state == OperationState::Booked); // it happened, though no entry says so
    QCOMPARE(m_bank->detailsOf(account).summary.available.minorUnits, 10'000);
}

void TestCorrections::whatCantBeSetAside()
{
    const AccountId account = m_bank->client(QStringLiteral("Jan"), 10'000).account;
    QCOMPARE(reserve(AccountId{999'999}, 1).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(reserve(account, 0).inShort(), QStringLiteral("422 invalid-amount"));
    const auto until = [&](qint64 expires) {
        return m_bank->teller().call(wire::reserve, {account, {}, BankFixture::euros(1), expires, {}}, m_bank->newKey()).inShort();
    };
    QCOMPARE(until(m_bank->clock.nowMicros()), QStringLiteral("422 invalid-value"));
    QCOMPARE(until(m_bank->clock.nowMicros() + 60 * 24 * 3600 * microsPerSecond), QStringLiteral("422 invalid-value"));
    QCOMPARE(m_bank->teller().call(wire::releaseHold, {HoldId{999'999}}, m_bank->newKey()).inShort(),
             QStringLiteral("404 not-found"));
    const HoldId hold = reserve(account, 100).value->id;
    const auto take = [&](AccountId to, const Money &amount) {
        return m_bank->teller().call(wire::capture, {hold, amount, to, {}}, m_bank->newKey()).inShort();
    };
    QCOMPARE(take(account, BankFixture::euros(1)), QStringLiteral("422 same-account"));
    QCOMPARE(take(AccountId{999'999}, BankFixture::euros(1)), QStringLiteral("422 payee-not-found"));
    QCOMPARE(take(m_bank->till, BankFixture::euros(1)), QStringLiteral("422 payee-not-found"));
    QCOMPARE(take({}, {1, Currency::fromCode(u"USD").value()}), QStringLiteral("422 currency-mismatch"));
    QCOMPARE(take(m_bank->client(QStringLiteral("Kim")).account, BankFixture::euros(1)), QStringLiteral("200"));
}

void TestCorrections::anAccountWithAHoldStaysOpen()
{
    const AccountId account = m_bank->client(QStringLiteral("Lea"), 10'000).account;
    const HoldId hold = reserve(account, 10'000).value->id;
    const auto close = [&] {
        return m_bank->teller().call(wire::closeAccount, {account, m_bank->detailsOf(account).version}).inShort();
    };
    QCOMPARE(close(), QStringLiteral("422 account-not-empty"));
    QCOMPARE(m_bank->teller().call(wire::capture, {hold, BankFixture::euros(10'000), {}, {}}, m_bank->newKey()).inShort(),
             QStringLiteral("200"));
    QCOMPARE(close(), QStringLiteral("204"));
}

QTEST_GUILESS_MAIN(TestCorrections)
#include "tst_corrections.moc"
