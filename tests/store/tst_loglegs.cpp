// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/loglegs.h"

#include "services/ledger/reads.h"
#include "services/store/transaction.h"
#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

class LogLegsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;
    LogLegs after(qint64 position, int limit)
    {
        const store::Transaction transaction(m_bank->connection());
        store::Pipeline pipeline(m_bank->connection());
        return logLegsAfter(pipeline, position, limit);
    }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<LedgerBank>(); }
    void cleanup() { m_bank.reset(); }

    void nothingAtTheEnd()
    {
        const LogLegs none = after(0, 10);
        QVERIFY(none.legs.empty());
        QCOMPARE(none.batches, 0);
    }

    void eachLegWithWhatItsEntrySays()
    {
        const Verdict granted = m_bank->book(m_bank->grant(m_bank->adas, 500));
        QVERIFY(granted);
        const LogLegs one = after(0, 10);
        QCOMPARE(one.batches, 1);
        QCOMPARE(one.position, 1);
        QCOMPARE(one.legs.size(), size_t(2));
        for (const LogLeg &leg : one.legs) {
            QCOMPARE(leg.entry, granted->entry);
            QCOMPARE(leg.postedAtMicros, granted->postedAtMicros);
            QCOMPARE(leg.businessDate, granted->businessDate);
            QCOMPARE(leg.currency, Currency::euro());
            const auto result = std::ranges::find(granted->legs, leg.account, &LegResult::account);
            QVERIFY(result != granted->legs.end());
            QCOMPARE(leg.minorUnits, result->minorUnits);
            QCOMPARE(leg.sequence, result->sequence);
            QCOMPARE(leg.isCustomers, leg.account == m_bank->adas);
        }
    }

    void someBatchesAtATime()
    {
        for (int i = 1; i <= 5; ++i)
            QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, i)));
        const LogLegs two = after(2, 2);
        QCOMPARE(two.batches, 2);
        QCOMPARE(two.position, 4);
        QCOMPARE(two.legs.size(), size_t(4));
        QCOMPARE(two.legs[0].entry, two.legs[1].entry);
        QVERIFY(two.legs[1].entry < two.legs[2].entry);
        QCOMPARE(after(5, 10).batches, 0);
    }
};

QTEST_GUILESS_MAIN(LogLegsTest)
#include "tst_loglegs.moc"
