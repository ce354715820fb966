// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/housekeeping.h"

#include "services/ledger/linkedreads.h"
#include "services/ledger/partitions.h"
#include "tests/store/ledgerbank.h"

using namespace guichet;
using namespace guichet::ledger;

namespace {

constexpr qint64 hour = 3'600LL * 1'000'000;

} // namespace

class HousekeepingTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<LedgerBank> m_bank;

    HoldId reserved(qint64 amount, qint64 life)
    {
        Command made = m_bank->command(EntryKind::Payment, std::nullopt, m_bank->ada, {});
        made.hold = HoldOrder{HoldVerb::Reserve, m_bank->adas, {}, amount, m_bank->clock.nowMicros() + life};
        const Verdict verdict = m_bank->book(made);
        return verdict ? verdict->hold : HoldId();
    }
    Housekeeping::Done run()
    {
        return Housekeeping::runOnce(m_bank->connection(), m_bank->engine, m_bank->clock.nowMicros());
    }
    qint64 held() { return balances(m_bank->connection(), {m_bank->adas})[m_bank->adas].held; }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<LedgerBank>();
        QVERIFY(m_bank->book(m_bank->grant(m_bank->adas, 50'000)));
    }
    void cleanup() { m_bank.reset(); }

    void holdsExpireOnceTheirTimeIsOver()
    {
        const HoldId early = reserved(10'000, hour);
        const HoldId late = reserved(20'000, 2 * hour);
        QCOMPARE(run().expiredHolds, 0);
        m_bank->clock.advance(hour);
        QCOMPARE(run().expiredHolds, 1);
        QCOMPARE(held(), 20'000);
        QCOMPARE(run().expiredHolds, 0);
        m_bank->clock.advance(hour);
        QCOMPARE(run().expiredHolds, 1);
        QCOMPARE(held(), 0);
        for (const Hold &hold : holdsById(m_bank->connection(), {early, late})) {
            QCOMPARE(hold.last, HoldVerb::Expire);
            QCOMPARE(hold.released, hold.amount);
        }
    }

    /// However long no server ran.
    void holdsExpireLongAfterTheirTime()
    {
        reserved(10'000, hour);
        m_bank->clock.advance(60 * 24 * hour);
        QCOMPARE(run().expiredHolds, 1);
        QCOMPARE(held(), 0);
    }

    void keysAreForgottenWhenTheyAreRefused()
    {
        const Command old = m_bank->deposit(1);
        QVERIFY(m_bank->book(old));
        m_bank->clock.advance(6 * 24 * hour);
        QVERIFY(m_bank->book(old)); // still known
        m_bank->clock.advance(4 * 24 * hour);
        QVERIFY(run().droppedKeyDays > 0);
        QVERIFY(!verdictOf(m_bank->connection(), LedgerBank::teller, old.key));
        QCOMPARE(m_bank->book(old).error().reason, Refusal::KeyExpired);
        QCOMPARE(m_bank->posted(m_bank->adas), 50'000 + LedgerBank::note50);
    }

    void keysStayWhileDaysOfThePastAreBooked()
    {
        m_bank->clock.advance(30 * 24 * hour);
        const auto booking = m_bank->database.database().connect();
        keepKeys(*booking);
        QCOMPARE(run().droppedKeyDays, 0);
        booking->close();
        int dropped = 0;
        QTRY_VERIFY((dropped += run().droppedKeyDays) > 0);
    }

    void whoeverHoldsTheLeaseWorks()
    {
        reserved(10'000, hour);
        m_bank->clock.advance(hour);
        Housekeeping first(m_bank->database.database(), m_bank->engine, m_bank->clock);
        first.start();
        QTRY_COMPARE(held(), 0);
        first.stop();
        QCOMPARE(run().expiredHolds, 0);
    }
};

QTEST_GUILESS_MAIN(HousekeepingTest)
#include "tst_housekeeping.moc"
