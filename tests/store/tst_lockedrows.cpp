// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/lockedrows.h"

#include "services/store/fault.h"
#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

class LockedRowsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<LedgerBank>(); }
    void cleanupTestCase() { m_bank.reset(); }

    void everyCounterHasItsOwnColumn()
    {
        const QDate date(2026, 3, 5);
        m_bank->transact([&](store::Transaction &) {
            CustomerState ada = lockCustomers(m_bank->connection(), {m_bank->ada}).first();
            ada.businessDate = date;
            ada.used = {1, 2, 3, 4};
            ada.extra = {5, 6, 7, 8};
            saveLimits(m_bank->connection(), {ada});
        });
        m_bank->transact([&](store::Transaction &) {
            const auto rows = lockCustomers(m_bank->connection(), {m_bank->bob, m_bank->ada, UserId{999}});
            QCOMPARE(rows.size(), 2); // by id, unknown ones left out
            QCOMPARE(rows[0].id, m_bank->ada);
            QCOMPARE(rows[0].businessDate, date);
            QCOMPARE(rows[0].used, (std::array{1, 2, 3, 4}));
            QCOMPARE(rows[0].extra, (std::array{5, 6, 7, 8}));
            QVERIFY(rows[0].approved && !rows[0].closed);
            QCOMPARE(rows[1].used, (std::array{0, 0, 0, 0}));
            QVERIFY(lockCustomers(m_bank->connection(), {}).isEmpty());
        });
    }

    void accountsComeSortedAndAreLocked()
    {
        store::Transaction holding(m_bank->connection());
        const auto rows = lockAccounts(m_bank->connection(), {m_bank->till, m_bank->adas});
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows[0].id < rows[1].id);
        QCOMPARE(rows[1].nature, AccountNature::Cash);
        QCOMPARE(rows[1].floor, noFloor);
        using namespace std::chrono_literals;
        store::Connection other(m_bank->database.database().withLimits({50ms, 5s, 10s}));
        store::Transaction waiting(other);
        QVERIFY_THROWS_EXCEPTION(store::Fault, (void)lockAccounts(other, {m_bank->adas}));
    }
};

QTEST_GUILESS_MAIN(LockedRowsTest)
#include "tst_lockedrows.moc"
