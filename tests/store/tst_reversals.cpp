// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/reversals.h"

#include "services/accounts/entries.h"
#include "services/accounts/holds.h"
#include "tests/store/smallbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

/// Corrections that wait for a second person, and what becomes of them where the ledger says no or the server ends
/// between its steps. Also who may set money aside (services/accounts/holds.cpp).
class ReversalsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;
    AccountId m_account;
    EntryId m_entry;

    Outcome<ReversalRequest> ask()
    {
        return m_bank->transact([&](store::Transaction &transaction) {
            return requestReversal(transaction, m_bank->users, {m_entry, QStringLiteral("wrong"), {}, {}},
                                   m_bank->teller.user, m_bank->clock.nowMicros());
        });
    }
    Outcome<ledger::Command> approve(ReversalRequestId id, const Actor &actor)
    {
        return m_bank->transact([&](store::Transaction &transaction) {
            return approveReversal(transaction, id, actor, m_bank->newKey(), m_bank->clock.nowMicros());
        });
    }
    Outcome<ReversalRequest> refuseIt(ReversalRequestId id)
    {
        return m_bank->transact([&](store::Transaction &transaction) {
            return refuseReversal(transaction, m_bank->users, id, m_bank->supervisor.user, m_bank->clock.nowMicros());
        });
    }
    qsizetype waiting() { return waitingReversals(m_bank->connection(), m_bank->users, {})->items.size(); }
    ReversalState stateOf(ReversalRequestId id) { return reversalById(m_bank->connection(), m_bank->users, id)->state; }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<SmallBank>();
        m_account = m_bank->account(m_bank->customer(QStringLiteral("Ana")));
        m_entry = m_bank->deposit(m_account, 5'000)->entry;
    }

    void anApprovalUnderWayIsNotRefusedMeanwhile()
    {
        const auto asked = ask();
        const auto command = approve(asked->id, m_bank->supervisor);
        QVERIFY(command);
        QCOMPARE(stateOf(asked->id), ReversalState::Approved);
        COMPARE_REFUSAL(refuseIt(asked->id), AlreadyDecided);
        QCOMPARE(waiting(), 1);
        QVERIFY(m_bank->book(*command)); // also by a server that started anew
        QCOMPARE(stateOf(asked->id), ReversalState::Booked);
        QCOMPARE(waiting(), 0); // without being told
        endReversal(m_bank->connection(), asked->id);
        QCOMPARE(stateOf(asked->id), ReversalState::Booked);
        COMPARE_REFUSAL(refuseIt(asked->id), AlreadyDecided);
    }

    void anApprovalThatNeverReachedTheLedgerIsGivenAgain()
    {
        const auto asked = ask();
        QVERIFY(approve(asked->id, m_bank->supervisor)); // and the server ended here
        const auto command = approve(asked->id, m_bank->supervisor);
        QVERIFY(command);
        const ledger::Verdict booked = m_bank->book(*command);
        QVERIFY(booked);
        COMPARE_REFUSAL(approve(asked->id, m_bank->supervisor), AlreadyDecided);
        QCOMPARE(receiptOf(*command, *booked).account, m_account);
    }

    void anApprovalThatNeverReachedTheLedgerMayBeRefusedLater()
    {
        const auto asked = ask();
        QVERIFY(approve(asked->id, m_bank->supervisor)); // and the server ended here
        COMPARE_REFUSAL(refuseIt(asked->id), AlreadyDecided);
        m_bank->clock.advance(3LL * 60 * 1'000'000);
        QVERIFY(refuseIt(asked->id));
        QCOMPARE(stateOf(asked->id), ReversalState::Refused);
    }

    void twoApprovalsBookOnce()
    {
        const auto asked = ask();
        const auto one = approve(asked->id, m_bank->supervisor);
        const auto other = approve(asked->id, m_bank->supervisor);
        m_bank->postInternally(EntryKind::Opening, m_account, 50'000);
        QVERIFY(m_bank->book(*one));
        m_bank->deposit(m_account, 5'000); // the notes are there again: nothing but the link stands against it
        COMPARE_REFUSAL(m_bank->book(*other), AlreadyReversed);
    }

    void whatTheLedgerRefusedMayBeRefusedHere()
    {
        const AccountId other = m_bank->account(m_bank->customer(QStringLiteral("Bo")));
        QVERIFY(m_bank->transfer(m_account, other, 1'000));
        const auto asked = ask();
        const auto command = approve(asked->id, m_bank->supervisor);
        COMPARE_REFUSAL(m_bank->book(*command), InsufficientFunds);
        QCOMPARE(waiting(), 1);
        const auto refused = refuseIt(asked->id);
        QVERIFY(refused);
        QCOMPARE(refused->state, ReversalState::Refused);
        QCOMPARE(waiting(), 0);
    }

    void interestIsCorrectedOpeningBalancesAreNot()
    {
        m_entry = m_bank->postInternally(EntryKind::Interest, m_account, 100)->entry;
        QVERIFY(ask());
        m_entry = m_bank->postInternally(EntryKind::Opening, m_account, 100)->entry;
        COMPARE_REFUSAL(ask(), ActionNotAllowed);
    }

    void theListHasPages()
    {
        for (int i = 0; i < 3; ++i) {
            m_entry = m_bank->deposit(m_account, 100)->entry;
            QVERIFY(ask());
        }
        const auto first = waitingReversals(m_bank->connection(), m_bank->users, {{}, 2});
        QCOMPARE(first->items.size(), 2);
        const auto second = waitingReversals(m_bank->connection(), m_bank->users, {first->nextCursor, 2});
        QCOMPARE(second->items.size(), 1);
        QVERIFY(second->nextCursor.isEmpty());
        COMPARE_REFUSAL(waitingReversals(m_bank->connection(), m_bank->users, {QStringLiteral("x"), 2}), InvalidValue);
    }

    void onlyTellersAndSupervisorsSetMoneyAside()
    {
        const auto reserve = [&](const Actor &actor, const QString &note) {
            return prepareReserve(m_bank->connection(), m_bank->newKey(),
                                  {m_account, {}, SmallBank::euros(100), m_bank->clock.nowMicros() + 1'000'000, note}, actor);
        };
        COMPARE_REFUSAL(reserve({UserId{1}, Role::Manager}, {}), Forbidden);
        COMPARE_REFUSAL(reserve(m_bank->teller, QStringLiteral("a\nb")), InvalidValue);
        const auto held = m_bank->book(*reserve(m_bank->teller, {}));
        QVERIFY(held);
        COMPARE_REFUSAL(prepareRelease(m_bank->connection(), m_bank->newKey(), held->hold, {UserId{1}, Role::Customer}),
                        Forbidden);
        COMPARE_REFUSAL(prepareCapture(m_bank->connection(), m_bank->newKey(), {HoldId{999'999}, SmallBank::euros(1), {}, {}},
                                       m_bank->settlement, m_bank->teller),
                        NotFound);
    }
};

QTEST_GUILESS_MAIN(ReversalsTest)
#include "tst_reversals.moc"
