// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/leasedjob.h"

#include "services/store/connection.h"
#include "tests/support/testdatabase.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>

using namespace guichet;
using namespace guichet::events;
using namespace std::chrono_literals;

namespace {

std::atomic<int> warnings = 0;

/// Counts what the job logs; the test's own messages go where they always go.
class CountWarnings
{
public:
    CountWarnings()
    {
        warnings = 0;
        ms_before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
            if (type == QtWarningMsg && text.startsWith(QStringLiteral("trial: ")))
                ++warnings;
            else
                ms_before(type, context, text);
        });
    }
    ~CountWarnings() { qInstallMessageHandler(ms_before); }
    CountWarnings(const CountWarnings &) = delete;
    CountWarnings &operator=(const CountWarnings &) = delete;

private:
    static inline QtMessageHandler ms_before = nullptr;
};

LeasedJob::Terms terms(std::chrono::milliseconds interval, bool hasLastTurn = false)
{
    return {QStringLiteral("trial"), interval, 1min, hasLastTurn};
}

} // namespace

class LeasedJobTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    const Lease m_other{QStringLiteral("trial"), QStringLiteral("other")};
    std::atomic<int> m_turns = 0;

    LeasedJob::Work counting()
    {
        return [this](LeasedJob::Turn &) { ++m_turns; };
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>();
        m_turns = 0;
    }
    void cleanup() { m_database.reset(); }

    /// The server starts while PostgreSQL is away: its jobs begin when it is there.
    void aDatabaseThatIsAwayAtFirst()
    {
        const CountWarnings counted;
        const QTemporaryDir sockets;
        const store::Database far = store::Database::at(sockets.path(), m_database->database().databaseName(),
                                                        m_database->database().user());
        LeasedJob job(far, terms(1ms), counting());
        job.start();
        QTRY_VERIFY(warnings > 0);
        QCOMPARE(m_turns, 0);
        const QString socket = QStringLiteral("/.s.PGSQL.%1").arg(far.port());
        QVERIFY(QFile::link(m_database->database().host() + socket, sockets.path() + socket));
        QTRY_VERIFY(m_turns > 0);
    }

    void aSessionThatIsLostInATurn()
    {
        const CountWarnings counted;
        LeasedJob job(m_database->database(), terms(1ms), [this](LeasedJob::Turn &turn) {
            if (++m_turns == 1)
                (void)turn.connection().runScriptNamed("teststore/end_own_session");
        });
        job.start();
        QTRY_VERIFY(m_turns > 1);
        QCOMPARE(warnings, 1);
    }

    void wokenItWorksAtOnce()
    {
        LeasedJob job(m_database->database(), terms(1h), counting());
        job.start();
        for (int turn = 1; turn < 4; ++turn) {
            QTRY_COMPARE(m_turns, turn);
            job.wake();
        }
    }

    void whileAnotherHoldsTheLeaseItRests()
    {
        QVERIFY(m_other.acquire(m_database->connection(), 1min));
        LeasedJob job(m_database->database(), terms(1ms), counting());
        job.start();
        LeasedJob::once(m_database->connection(), terms(1ms), counting());
        QCOMPARE(m_turns, 0);
        m_other.release(m_database->connection());
        QTRY_VERIFY(m_turns > 0);
    }

    void ofSeveralOneWorksAtATime()
    {
        std::atomic<int> atWork = 0;
        std::atomic<int> most = 0;
        const auto work = [&](LeasedJob::Turn &turn) {
            most = std::max(most.load(), ++atWork);
            turn.giveWay(1ms, false);
            --atWork;
            ++m_turns;
        };
        LeasedJob one(m_database->database(), terms(1ms), work);
        LeasedJob two(m_database->database(), terms(1ms), work);
        one.start();
        two.start();
        QTRY_VERIFY(m_turns > 20);
        one.stop();
        const int before = m_turns;
        QTRY_VERIFY(m_turns > before); // the lease was given back
        two.stop();
        QCOMPARE(most, 1);
    }

    void theLongerBehindTheLessItGivesWay_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("took");
        QTest::addColumn<std::chrono::milliseconds>("behindFor");
        QTest::addColumn<std::chrono::milliseconds>("pause");
        QTest::newRow("up to date") << 10ms << 0ms << 90ms;
        QTest::newRow("up to date, a slow step") << 2'000ms << 0ms << 500ms;
        QTest::newRow("just behind") << 100ms << 60ms << 899ms;
        QTest::newRow("half a minute behind") << 100ms << 30'000ms << 450ms;
        QTest::newRow("a minute behind") << 100ms << 60'000ms << 0ms;
        QTest::newRow("longer") << 100ms << 61'000ms << 0ms;
        QTest::newRow("behind, a slow step") << 2'000ms << 1ms << 5'000ms;
        QTest::newRow("behind, a step of days") << 100'000'000'000ms << 1ms << 5'000ms;
    }
    void theLongerBehindTheLessItGivesWay()
    {
        QFETCH(std::chrono::milliseconds, took);
        QFETCH(std::chrono::milliseconds, behindFor);
        QTEST(std::chrono::duration_cast<std::chrono::milliseconds>(LeasedJob::pauseAfter(took, behindFor)), "pause");
    }

    void stoppedInATurnItEndsAfterTheStep()
    {
        LeasedJob job(m_database->database(), terms(1h), [this](LeasedJob::Turn &turn) {
            ++m_turns;
            while (turn.goesOn())
                turn.giveWay(1h, true);
        });
        job.start();
        QTRY_COMPARE(m_turns, 1);
        job.stop();
        QVERIFY(m_other.acquire(m_database->connection(), 1min));
    }

    void oneThatAsksForItHasALastTurn()
    {
        std::atomic<int> last = 0;
        const auto work = [&](LeasedJob::Turn &turn) {
            ++m_turns;
            last += turn.isLast() ? 1 : 0;
        };
        LeasedJob without(m_database->database(), terms(1h), work);
        without.start();
        QTRY_COMPARE(m_turns, 1);
        without.stop();
        QCOMPARE(m_turns, 1);
        LeasedJob with(m_database->database(), terms(1h, true), work);
        with.start();
        QTRY_COMPARE(m_turns, 2);
        QCOMPARE(last, 0);
        with.stop();
        QCOMPARE(m_turns, 3);
        QCOMPARE(last, 1);
    }

    void aLeaseThatRanOutEndsTheTurn()
    {
        const LeasedJob::Terms brief{QStringLiteral("trial"), 1h, 2ms, false};
        LeasedJob::once(m_database->connection(), brief, [this](LeasedJob::Turn &turn) {
            store::Connection elsewhere(m_database->database());
            QTRY_VERIFY(m_other.acquire(elsewhere, 1min));
            QVERIFY(!turn.goesOn());
            ++m_turns;
        });
        QCOMPARE(m_turns, 1);
    }
};

QTEST_GUILESS_MAIN(LeasedJobTest)
#include "tst_leasedjob.moc"
