// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/transaction.h"

#include "tests/support/testdatabase.h"

#include <QTest>

#include <barrier>
#include <thread>

using namespace guichet;
using namespace guichet::store;

class TransactionTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    Connection &connection() { return m_database->connection(); }
    qint64 amountOf(qint64 id)
    {
        return connection().run("teststore/amount_of", {{":id", id}}).only().int64("amount");
    }
    qint64 itemCount() { return connection().run("teststore/count_items").only().int64("items"); }
    static void add(Transaction &transaction, qint64 id)
    {
        transaction.run("teststore/add_item",
                        {{":id", id}, {":amount", 1}, {":note", std::nullopt}});
    }

    void terminate(Connection &victim)
    {
        const qint64 pid = victim.run("teststore/backend").only().int64("pid");
        (void)m_database->superuserConnection().run("teststore/terminate", {{":pid", pid}});
    }

    // Two threads do this at once, meeting where each has done its first half. Gives the attempts.
    int race(Isolation isolation,
             const std::function<void(Transaction &, int who, const std::function<void()> &meet)> &body)
    {
        std::barrier meeting(2);
        std::atomic<int> attempts{0};
        std::atomic<int> failures{0};
        std::vector<std::thread> threads;
        for (int who = 0; who < 2; ++who) {
            threads.emplace_back([&, who] {
                try {
                    Connection own(m_database->database());
                    bool hasMet = false;
                    inTransaction(own, isolation, [&](Transaction &transaction) {
                        ++attempts;
                        body(transaction, who, [&] {
                            if (!std::exchange(hasMet, true))
                                meeting.arrive_and_wait();
                        });
                    });
                } catch (const Fault &) {
                    ++failures;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        return failures == 0 ? attempts.load() : -1;
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>();
        m_database->superuserConnection().runScriptNamed("teststore/create_items");
    }
    void cleanup() { m_database.reset(); }

    void rolledBackByDefault()
    {
        {
            Transaction transaction(connection());
            add(transaction, 3);
            QCOMPARE(itemCount(), 3);
        }
        QCOMPARE(itemCount(), 2);
        QVERIFY(!connection().isInTransaction());
    }
    void committed()
    {
        {
            Transaction transaction(connection());
            add(transaction, 3);
            transaction.commit();
            QVERIFY(transaction.commitSent());
        }
        QCOMPARE(itemCount(), 3);
    }
    void bodyGivesAValueAndMayRollBack()
    {
        const qint64 total = inTransaction(connection(), [](Transaction &transaction) {
            return transaction.run("teststore/count_items").only().int64("total");
        });
        QCOMPARE(total, 300);
        inTransaction(connection(), [](Transaction &transaction) {
            add(transaction, 3);
            transaction.rollback();
        });
        QCOMPARE(itemCount(), 2);
    }
    void commitOfAFailedTransactionIsNoSuccess()
    {
        Transaction transaction(connection());
        QVERIFY_THROWS_EXCEPTION(Fault, add(transaction, 1));
        try {
            transaction.commit();
            QFAIL("committed");
        } catch (const Fault &fault) {
            QCOMPARE(fault.sqlState(), "25P02");
        }
    }
    void scriptCommitsInOneMessage()
    {
        Transaction transaction(connection());
        const auto number = transaction.commitWith(
            "teststore/append_and_commit", {{":amount", 50}, {":others", QList<qint64>{1, 2}}});
        QCOMPARE(number, std::optional<qint64>(3));
        QCOMPARE(amountOf(3), 50);
        QCOMPARE(amountOf(2), 201);
        QVERIFY(!connection().isInTransaction());
    }
    void scriptThatFailsCommitsNothing()
    {
        {
            Transaction transaction(connection());
            add(transaction, 7);
            QVERIFY_THROWS_EXCEPTION(Fault, (void)transaction.commitWith(
                "teststore/append_and_commit", {{":amount", -1}, {":others", QList<qint64>{}}}));
        }
        QCOMPARE(itemCount(), 2);
    }
    void warningWithTheCommitIsUnknown()
    {
        Transaction transaction(connection());
        try {
            (void)transaction.commitWith("teststore/warn_and_commit");
            QFAIL("taken for committed");
        } catch (const Fault &fault) {
            QCOMPARE(fault.kind(), Fault::Kind::Unknown);
        }
    }
    void scriptWithoutCommitAtItsEndIsNoSuccess()
    {
        Transaction transaction(connection());
        QVERIFY_THROWS_EXCEPTION(Fault, (void)transaction.commitWith("teststore/no_commit_at_end"));
    }
    void lostBeforeCommitIsRunAgain()
    {
        int attempts = 0;
        inTransaction(connection(), [&](Transaction &transaction) {
            if (++attempts == 1)
                terminate(connection());
            add(transaction, 3);
        });
        QCOMPARE(attempts, 2);
        QCOMPARE(itemCount(), 3);
    }
    void lostAtCommitIsUnknownAndNotRunAgain()
    {
        int attempts = 0;
        try {
            inTransaction(connection(), [&](Transaction &transaction) {
                ++attempts;
                add(transaction, 3);
                terminate(connection());
            });
            QFAIL("taken for committed");
        } catch (const Fault &fault) {
            QCOMPARE(fault.kind(), Fault::Kind::Unknown);
        }
        QCOMPARE(attempts, 1);
    }
    void deadlockIsRunAgain()
    {
        const int attempts = race(Isolation::ReadCommitted,
                                  [](Transaction &transaction, int who, const auto &meet) {
            (void)transaction.run("teststore/lock_item", {{":id", 1 + who}});
            meet();
            (void)transaction.run("teststore/lock_item", {{":id", 2 - who}});
            transaction.run("teststore/set_amount", {{":id", 1 + who}, {":amount", 500}});
        });
        QVERIFY2(attempts > 2, qPrintable(QString::number(attempts)));
        QCOMPARE(amountOf(1), 500);
        QCOMPARE(amountOf(2), 500);
    }
    void serializationFailureIsRunAgain()
    {
        const int attempts = race(Isolation::RepeatableRead,
                                  [](Transaction &transaction, int, const auto &meet) {
            const qint64 amount = transaction.run("teststore/amount_of", {{":id", 1}})
                                      .only().int64("amount");
            meet();
            transaction.run("teststore/set_amount", {{":id", 1}, {":amount", amount + 1}});
        });
        QVERIFY2(attempts > 2, qPrintable(QString::number(attempts)));
        QCOMPARE(amountOf(1), 102);
    }
    void triesAreBounded()
    {
        int attempts = 0;
        try {
            inTransaction(connection(), [&](Transaction &) {
                ++attempts;
                throw Fault(Fault::Kind::Retryable, "40001", "test");
            });
            QFAIL("no fault");
        } catch (const Fault &fault) {
            QCOMPARE(fault.sqlState(), "40001");
        }
        QCOMPARE(attempts, TransactionTries);
    }
    void otherFaultsAreNotRunAgain()
    {
        int attempts = 0;
        QVERIFY_THROWS_EXCEPTION(Fault, inTransaction(connection(), [&](Transaction &transaction) {
            ++attempts;
            add(transaction, 1);
        }));
        QCOMPARE(attempts, 1);
        QCOMPARE(itemCount(), 2);
    }
};

QTEST_GUILESS_MAIN(TransactionTest)
#include "tst_transaction.moc"
