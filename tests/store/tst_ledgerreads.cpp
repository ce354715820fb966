// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/reads.h"

#include "services/ledger/history.h"
#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

class LedgerReadsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;
    store::Connection &connection() { return m_bank->connection(); }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<LedgerBank>(); }
    void cleanup() { m_bank.reset(); }

    void balancesOfManyAtOnceLeaveUnknownOnesOut()
    {
        QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 250)));
        const auto found = balances(connection(), {m_bank->adas, m_bank->bobs, AccountId{99'999}});
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[m_bank->adas].balance(), (Money{250, Currency::euro()}));
        QCOMPARE(found[m_bank->adas].available(), (Money{250, Currency::euro()}));
        QCOMPARE(found[m_bank->adas].sequence, 1);
        QVERIFY(balances(connection(), {}).isEmpty());
    }

    void postingsComeNewestFirstPageByPage()
    {
        for (int i = 1; i <= 7; ++i)
            QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, i)));
        const auto first = postingsOf(connection(), m_bank->adas, 0, 3);
        QCOMPARE(first.size(), 3);
        QCOMPARE(first[0].minorUnits, 7);
        QCOMPARE(first[0].balanceAfter, 28);
        QCOMPARE(first[0].sequence, 7);
        QCOMPARE(first[0].counterparty, m_bank->settlement);
        QCOMPARE(first[0].kind, EntryKind::Opening);
        QCOMPARE(first[0].customer, UserId());
        const auto second = postingsOf(connection(), m_bank->adas, first.last().sequence, 3);
        QCOMPARE(second.first().sequence, 4);
        const auto last = postingsOf(connection(), m_bank->adas, second.last().sequence, 3);
        QCOMPARE(last.size(), 1);
        QVERIFY(postingsOf(connection(), m_bank->adas, last.last().sequence, 3).isEmpty());
    }

    void counterpartyOfManyLegsIsTheLargestAgainstIt()
    {
        const Verdict verdict = m_bank->book(m_bank->command(EntryKind::Fee, std::nullopt, {},
            {{m_bank->adas, 30}, {m_bank->bobs, 70}, {m_bank->settlement, -100}}));
        QVERIFY(verdict);
        QCOMPARE(postingsOf(connection(), m_bank->settlement, 0, 1).first().counterparty, m_bank->bobs);
        QCOMPARE(postingsOf(connection(), m_bank->adas, 0, 1).first().counterparty, m_bank->settlement);
    }

    void ofTwoEquallyLargeItIsTheFirstAccount()
    {
        QVERIFY(m_bank->book(m_bank->command(EntryKind::Fee, std::nullopt, {},
            {{m_bank->bobs, 50}, {m_bank->adas, 50}, {m_bank->settlement, -100}})));
        const AccountId first = std::min(m_bank->adas, m_bank->bobs);
        QCOMPARE(postingsOf(connection(), m_bank->settlement, 0, 1).first().counterparty, first);
        QCOMPARE(postingsBetween(connection(), m_bank->settlement, 0, 1, 1).first().counterparty, first);
    }

    void entryById()
    {
        Command asked = m_bank->grant(m_bank->adas, 5);
        asked.approver = UserId{91};
        const Verdict verdict = m_bank->book(asked);
        const auto entry = ledger::entryById(connection(), verdict->entry);
        QVERIFY(entry);
        QCOMPARE(entry->approver, UserId{91});
        QCOMPARE(entry->currency, Currency::euro());
        QVERIFY(!entry->action);
        QCOMPARE(entry->legs, verdict->legs.first().account < verdict->legs.last().account
                     ? verdict->legs : QList<LegResult>({verdict->legs.last(), verdict->legs.first()}));
        QVERIFY(!ledger::entryById(connection(), EntryId{9'999'999}));
    }

    void operationByKeyIsBookedRefusedOrNotFound()
    {
        const Command booked = m_bank->deposit(2);
        const Command refused = m_bank->transfer(99'999);
        QVERIFY(m_bank->book(booked));
        QVERIFY(!m_bank->book(refused));
        const auto first = verdictOf(connection(), booked.principal, booked.key);
        QVERIFY(first && first->verdict);
        QCOMPARE(first->requestHash, booked.requestHash);
        QCOMPARE(first->verdict->limit.used, 1);
        QCOMPARE(first->verdict->limit.action, Action::Deposit);
        const auto second = verdictOf(connection(), refused.principal, refused.key);
        QVERIFY(second);
        COMPARE_REFUSAL(second->verdict, InsufficientFunds);
        QVERIFY(!verdictOf(connection(), booked.principal, IdempotencyKey::make(LedgerBank::startMicros)));
        QVERIFY(!verdictOf(connection(), UserId{1}, booked.key));
    }

    void limitsOfACustomerAndOfNobody()
    {
        QVERIFY(m_bank->book(m_bank->deposit(1)));
        const auto uses = limitUse(connection(), m_bank->ada, QDate(2026, 3, 2), {4, 5, 6, 7});
        QCOMPARE(uses.size(), actionCount);
        QCOMPARE(uses[0].used, 1);
        QCOMPARE(uses[3].allowed, 7);
        QVERIFY(limitUse(connection(), UserId{999}, QDate(2026, 3, 2), {4, 4, 4, 4}).isEmpty());
    }

    void cashByFaceLeavesEmptyFacesOut()
    {
        QVERIFY(m_bank->book(m_bank->deposit(2)));
        QVERIFY(m_bank->book(m_bank->withdrawal(2)));
        QVERIFY(cashPosition(connection(), m_bank->till).isEmpty());
        QCOMPARE(cashOf(m_bank->posted(m_bank->till)), 0);
    }

    void logIsFollowedInCommitOrder()
    {
        QCOMPARE(logEnd(connection()), 0);
        for (int i = 1; i <= 5; ++i)
            QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, i)));
        QVERIFY(!m_bank->book(m_bank->transfer(99'999))); // refused: nothing to follow
        QCOMPARE(logEnd(connection()), 5);
        const auto batches = logAfter(connection(), 2, 2);
        QCOMPARE(batches.size(), 2);
        QCOMPARE(batches[0].position, 3);
        QCOMPARE(batches[0].committedAtMicros, LedgerBank::startMicros);
        QCOMPARE(batches[0].entries.size(), 1);
        QCOMPARE(batches[0].entries[0].legs.size(), 2);
        QCOMPARE(batches[1].position, 4);
        QVERIFY(logAfter(connection(), 5, 10).isEmpty());
    }

    void unbalancedEntriesAreCounted()
    {
        const Verdict verdict = m_bank->book(m_bank->grant(m_bank->adas, 5));
        QCOMPARE(unbalancedCount(connection()), 0);
        m_bank->superuser().runScriptNamed("teststore/spoil_newest_posting");
        QCOMPARE(unbalancedCount(connection()), 1);
    }

    void totalOfCustomersIsInWholeNumbers()
    {
        QCOMPARE(customersTotal(connection(), Currency::euro()), 0);
        for (int i = 0; i < 10; ++i)
            QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, maximumMinorUnits)));
        QVERIFY(m_bank->book(m_bank->grant(m_bank->bobs, 3)));
        // Above 2^53 and odd: a double would be one off.
        QCOMPARE(customersTotal(connection(), Currency::euro()), 10 * maximumMinorUnits + 3);
    }
};

QTEST_GUILESS_MAIN(LedgerReadsTest)
#include "tst_ledgerreads.moc"
