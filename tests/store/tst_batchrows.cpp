// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batchrows.h"

#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

class BatchRowsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyColumnOfABatchIsReadBack()
    {
        LedgerBank bank;
        Command asked = bank.deposit(4);
        asked.approver = UserId{91};
        asked.principal = UserId{92};
        asked.note = QStringLiteral("NULL");
        asked.cash = {{LedgerBank::note50, 3}, {2'000, 2}, {1'000, 1}, {looseCoins, 0}};
        const Verdict verdict = bank.book(asked);
        QVERIFY(verdict);
        const auto entry = entryById(bank.connection(), verdict->entry);
        QVERIFY(entry);
        QCOMPARE(entry->kind, EntryKind::Deposit);
        QCOMPARE(entry->action, std::optional(Action::Deposit));
        QCOMPARE(entry->customer, bank.ada);
        QCOMPARE(entry->maker, LedgerBank::teller);
        QCOMPARE(entry->approver, UserId{91});
        QCOMPARE(entry->principal, UserId{92});
        QCOMPARE(entry->key, asked.key);
        QCOMPARE(entry->currency, Currency::euro());
        QCOMPARE(entry->note, QStringLiteral("NULL"));
        QCOMPARE(entry->businessDate, QDate(2026, 3, 2));
        QCOMPARE(entry->postedAtMicros, LedgerBank::startMicros);
        const CashCount moved{{LedgerBank::note50, 3}, {2'000, 2}, {1'000, 1}};
        QCOMPARE(cashOfEntry(bank.connection(), verdict->entry, bank.till), moved);
        QCOMPARE(cashPosition(bank.connection(), bank.till), moved);
    }

    void bankPostingHasNoPeople()
    {
        LedgerBank bank;
        Command asked = bank.grant(bank.adas, 5);
        asked.maker = {};
        const Verdict verdict = bank.book(asked);
        QVERIFY(verdict);
        const auto entry = entryById(bank.connection(), verdict->entry);
        QVERIFY(!entry->action);
        QCOMPARE(entry->customer, UserId());
        QCOMPARE(entry->maker, UserId());
        QCOMPARE(entry->approver, UserId());
    }
};

QTEST_GUILESS_MAIN(BatchRowsTest)
#include "tst_batchrows.moc"
