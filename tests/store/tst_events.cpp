// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/follower.h"
#include "services/events/lease.h"
#include "services/store/transaction.h"
#include "tests/support/testdatabase.h"

#include <QTest>
#include <atomic>
#include <thread>

using namespace guichet;
using namespace guichet::events;
using namespace std::chrono_literals;

class EventsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    const Lease m_one{QStringLiteral("stats"), QStringLiteral("one")};
    const Lease m_other{QStringLiteral("stats"), QStringLiteral("other")};
    const Follower m_follower{QStringLiteral("stats")};

    store::Connection &connection() { return m_database->connection(); }

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }

    void oneHoldsALease()
    {
        QVERIFY(m_one.acquire(connection(), 1min));
        QVERIFY(m_one.acquire(connection(), 1min)); // renewed
        QVERIFY(!m_other.acquire(connection(), 1min));
        const Lease otherJob(QStringLiteral("sealer"), QStringLiteral("other"));
        QVERIFY(otherJob.acquire(connection(), 1min));
    }

    void aReleasedLeaseGoesToTheNext()
    {
        QVERIFY(m_one.acquire(connection(), 1min));
        m_other.release(connection()); // isn't theirs
        QVERIFY(!m_other.acquire(connection(), 1min));
        m_one.release(connection());
        QVERIFY(m_other.acquire(connection(), 1min));
        QVERIFY(!m_one.acquire(connection(), 1min));
    }

    void aDeadHoldersLeaseRunsOut()
    {
        QVERIFY(m_one.acquire(connection(), 50ms));
        QTRY_VERIFY(m_other.acquire(connection(), 1min));
    }

    void ofManyAtOnceOneGetsIt()
    {
        std::atomic<int> holders = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&, i] {
                store::Connection own(m_database->database());
                holders += Lease(QStringLiteral("stats"), QString::number(i)).acquire(own, 1min) ? 1 : 0;
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(holders, 1);
    }

    void aFollowersPositionMovesInTheTransaction()
    {
        store::inTransaction(connection(), [&](store::Transaction &t) {
            QCOMPARE(m_follower.position(t), qint64(0));
            m_follower.moveTo(t, 5);
        });
        store::inTransaction(connection(), [&](store::Transaction &t) {
            QCOMPARE(m_follower.position(t), qint64(5));
            m_follower.moveTo(t, 9);
            t.rollback();
        });
        store::inTransaction(connection(), [&](store::Transaction &t) {
            QCOMPARE(m_follower.position(t), qint64(5));
            QCOMPARE(Follower(QStringLiteral("outbox")).position(t), qint64(0));
        });
    }

    void ofTwoFollowersEachStepIsDoneOnce()
    {
        constexpr int steps = 40;
        std::atomic<int> done = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 2; ++i)
            threads.emplace_back([&] {
                store::Connection own(m_database->database());
                bool more = true;
                while (more) {
                    more = store::inTransaction(own, [&](store::Transaction &t) {
                        const qint64 position = m_follower.position(t);
                        if (position < steps)
                            m_follower.moveTo(t, position + 1);
                        return position < steps;
                    });
                    done += more ? 1 : 0;
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(done, steps);
    }
};

QTEST_GUILESS_MAIN(EventsTest)
#include "tst_events.moc"
