// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/workerpool.h"

#include "tests/support/testdatabase.h"

#include <QTest>

#include <barrier>
#include <future>
#include <set>

using namespace guichet;
using namespace guichet::store;

class WorkerPoolTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;

private Q_SLOTS:
    void initTestCase() { m_database = std::make_unique<TestDatabase>(); }
    void cleanupTestCase() { m_database.reset(); }

    void eachThreadHasItsConnection()
    {
        constexpr int threads = 3;
        std::barrier meeting(threads); // so that all are busy at once
        std::mutex mutex;
        std::set<qint64> backends;
        WorkerPool pool(m_database->database(), {threads, 64});
        for (int i = 0; i < threads; ++i) {
            QVERIFY(pool.submit([&](Connection &connection) {
                meeting.arrive_and_wait();
                const qint64 pid = connection.run("teststore/backend").only().int64("pid");
                const std::lock_guard lock(mutex);
                backends.insert(pid);
            }));
        }
        pool.stop();
        QCOMPARE(backends.size(), std::size_t(threads));
    }
    void fullQueueRefuses()
    {
        WorkerPool pool(m_database->database(), {1, 2});
        std::promise<void> gate;
        const std::shared_future<void> open = gate.get_future().share();
        std::atomic<bool> isBusy{false};
        std::atomic<int> done{0};
        QVERIFY(pool.submit([&](Connection &) {
            isBusy = true;
            open.wait();
            ++done;
        }));
        QTRY_VERIFY(isBusy.load());
        QVERIFY(pool.submit([&](Connection &) { ++done; }));
        QVERIFY(pool.submit([&](Connection &) { ++done; }));
        QCOMPARE(pool.waiting(), 2);
        QVERIFY(!pool.submit([&](Connection &) { ++done; }));
        gate.set_value();
        QTRY_COMPARE(done.load(), 3);
        QVERIFY(pool.submit([&](Connection &) { ++done; }));
        pool.stop();
        QCOMPARE(done.load(), 4);
    }
    void stopFinishesWhatWasTakenAndTakesNoMore()
    {
        std::atomic<int> done{0};
        WorkerPool pool(m_database->database(), {2, 64});
        for (int i = 0; i < 20; ++i)
            QVERIFY(pool.submit([&](Connection &connection) {
                (void)connection.run("teststore/backend");
                ++done;
            }));
        pool.stop();
        QCOMPARE(done.load(), 20);
        QVERIFY(!pool.submit([](Connection &) {}));
    }
    void escapedFaultAndLostConnectionEndNoThread()
    {
        WorkerPool pool(m_database->database(), {1, 64});
        std::atomic<qint64> pid{0};
        QVERIFY(pool.submit([&](Connection &connection) {
            pid = connection.run("teststore/backend").only().int64("pid");
        }));
        QTRY_VERIFY(pid.load() != 0);
        QVERIFY(pool.submit([](Connection &) { throw Fault(Fault::Kind::Other, "XX000", "test"); }));
        Connection &superuser = m_database->superuserConnection();
        (void)superuser.run("teststore/terminate", {{":pid", pid.load()}});
        QTRY_VERIFY(!superuser.run("teststore/is_alive", {{":pid", pid.load()}}).only()
                         .boolean("found"));
        std::atomic<qint64> second{0};
        QVERIFY(pool.submit([&](Connection &connection) {
            second = connection.run("teststore/backend").only().int64("pid");
        }));
        QTRY_VERIFY(second.load() != 0);
        QVERIFY(second.load() != pid.load());
    }
};

QTEST_GUILESS_MAIN(WorkerPoolTest)
#include "tst_workerpool.moc"
