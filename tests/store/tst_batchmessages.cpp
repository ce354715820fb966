// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batchmessages.h"

#include "tests/store/ledgerbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::ledger;

/// A batch's two messages, without the writer that sends them.
class BatchMessagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstMessageLocksAndReads()
    {
        LedgerBank bank;
        QVERIFY(bank.book(bank.grant(bank.adas, 500)));
        const Command asked = bank.grant(bank.adas, 5);
        Batch batch({asked}, {}, LedgerBank::startMicros);
        BatchMessages messages(bank.connection());
        const store::Transaction transaction(bank.connection());
        messages.sendReads(batch, BatchMessages::Keys::LookUp);
        QVERIFY(messages.customers().isEmpty()); // the bank's own posting
        const QList<AccountState> accounts = messages.accounts();
        QCOMPARE(accounts.size(), 2);
        const auto adas = std::find_if(accounts.begin(), accounts.end(), [&](const auto &a) { return a.id == bank.adas; });
        QVERIFY(adas != accounts.end());
        QCOMPARE(adas->posted, 500);
        QCOMPARE(adas->sequence, 1);
        QCOMPARE(adas->floor, 0);
        QCOMPARE(adas->allowed, ActionSet::all());
        QVERIFY(adas->nature == AccountNature::Customer);
        QVERIFY(adas->status == AccountStatus::Active);
        QCOMPARE(adas->currency, Currency::euro());
        QVERIFY(!messages.knowsAKey());
        QCOMPARE(messages.ids().size(), 1);
    }
    void aKeyWithAVerdictIsKnown()
    {
        LedgerBank bank;
        const Command asked = bank.grant(bank.adas, 5);
        QVERIFY(bank.book(asked));
        const Batch batch({asked}, {}, LedgerBank::startMicros);
        BatchMessages messages(bank.connection());
        const store::Transaction transaction(bank.connection());
        messages.sendReads(batch, BatchMessages::Keys::LookUp);
        QVERIFY(messages.knowsAKey());
        messages.sendReads(batch, BatchMessages::Keys::Trust);
        QVERIFY(!messages.knowsAKey());
    }
    void aKeyThatHasAVerdictAfterAllIsNotStored()
    {
        LedgerBank bank;
        const Command asked = bank.grant(bank.adas, 5);
        QVERIFY(bank.book(asked));
        Batch batch({asked}, {}, LedgerBank::startMicros);
        BatchMessages messages(bank.connection());
        const store::Transaction transaction(bank.connection());
        messages.sendReads(batch, BatchMessages::Keys::Trust);
        batch.done();
        batch.customersLocked(messages.customers());
        batch.accountsLocked(messages.accounts(), {LedgerBank::startMicros, QDate(2026, 3, 2)});
        batch.keysRead({});
        batch.idsTaken(messages.ids());
        QCOMPARE(messages.insertKeys(batch), 0);
        QVERIFY(batch.step() == Step::InsertKeys);
        batch.keysInserted(0);
        QVERIFY(batch.step() == Step::Rollback);
    }
    void rowsThatHaveMovedAreFoundAgain()
    {
        LedgerBank bank;
        for (int i = 1; i <= 150; ++i) // more versions than a page has room for
            QVERIFY(bank.book(bank.grant(bank.adas, 1)));
        QCOMPARE(balances(bank.connection(), {bank.adas})[bank.adas].posted, 150);
    }
    void limitsOfCustomersAreRead()
    {
        LedgerBank bank;
        QVERIFY(bank.book(bank.deposit(3)));
        const Batch batch({bank.deposit(4)}, {}, LedgerBank::startMicros);
        BatchMessages messages(bank.connection());
        const store::Transaction transaction(bank.connection());
        messages.sendReads(batch, BatchMessages::Keys::LookUp);
        const QList<CustomerState> customers = messages.customers();
        QCOMPARE(customers.size(), 1);
        QCOMPARE(customers.first().id, bank.ada);
        QVERIFY(customers.first().approved);
        QVERIFY(!customers.first().closed);
        QCOMPARE(customers.first().businessDate, QDate(2026, 3, 2));
        QCOMPARE(customers.first().used, (std::array<int, actionCount>{1, 0, 0, 0}));
        QCOMPARE(customers.first().extra, (std::array<int, actionCount>{}));
    }
};

QTEST_GUILESS_MAIN(BatchMessagesTest)
#include "tst_batchmessages.moc"
