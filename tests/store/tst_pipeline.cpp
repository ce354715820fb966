// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/pipeline.h"

#include "services/store/transaction.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace guichet;
using namespace guichet::store;

class PipelineTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    Connection &connection() { return m_database->connection(); }
    static void addOne(Pipeline &pipeline, qint64 number)
    {
        pipeline.add("teststore/one_of_each", {Parameter::bigint(number)});
    }
    void terminateOurs()
    {
        const qint64 pid = connection().run("teststore/backend").only().int64("pid");
        (void)m_database->superuserConnection().run("teststore/terminate", {{":pid", pid}});
    }

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void cleanup() { m_database.reset(); }

    void everyTypeIsRead()
    {
        const Transaction transaction(connection());
        Pipeline pipeline(connection());
        addOne(pipeline, -5);
        const auto results = pipeline.run();
        const PipelineResult &result = results.front().check();
        QCOMPARE(result.rows(), 1);
        QCOMPARE(result.int64(0, result.column("number")), -5);
        QCOMPARE(result.integer(0, result.column("whole")), 7);
        QCOMPARE(result.integer(0, result.column("small")), 3);
        QVERIFY(result.boolean(0, result.column("truth")));
        QCOMPARE(result.date(0, result.column("day")), QDate(2026, 2, 28));
        QCOMPARE(result.text(0, result.column("text")), std::string_view("aé"));
        QVERIFY(result.isNull(0, result.column("nothing")));
    }
    void resultsComeInOrderAndAgain()
    {
        const Transaction transaction(connection());
        Pipeline pipeline(connection());
        for (int round = 0; round < 2; ++round) {
            addOne(pipeline, 1);
            addOne(pipeline, 2);
            const auto results = pipeline.run();
            QCOMPARE(results.size(), size_t(2));
            QCOMPARE(results[0].check().int64(0, 0), 1);
            QCOMPARE(results[1].check().int64(0, 0), 2);
        }
        QCOMPARE(connection().run("teststore/backend").size(), 1); // the session goes on as before
    }
    void whatOnePipelineHasPreparedTheNextUses()
    {
        const Transaction transaction(connection());
        for (int round = 0; round < 2; ++round) {
            Pipeline pipeline(connection());
            addOne(pipeline, round);
            QCOMPARE(pipeline.run().front().check().int64(0, 0), round);
        }
    }
    void aFailureIsItsOwnStatementsAndEndsTheRest()
    {
        Transaction transaction(connection());
        Pipeline pipeline(connection());
        addOne(pipeline, 1);
        pipeline.add("teststore/divide_by", {Parameter::bigint(0)});
        addOne(pipeline, 2);
        const auto results = pipeline.run();
        QCOMPARE(results[0].check().int64(0, 0), 1);
        try {
            results[1].check();
            QFAIL("divided by zero");
        } catch (const Fault &fault) {
            QCOMPARE(fault.sqlState(), "22012");
        }
        QVERIFY_THROWS_EXCEPTION(Fault, results[2].check());
        transaction.rollback();
        const Transaction next(connection());
        addOne(pipeline, 3);
        QCOMPARE(pipeline.run().front().check().int64(0, 0), 3);
    }
    void aLostSessionIsUnknownAndTheNextOneServes()
    {
        Pipeline pipeline(connection());
        {
            const Transaction transaction(connection());
            terminateOurs();
            addOne(pipeline, 1);
            try {
                for (const PipelineResult &result : pipeline.run())
                    result.check();
                QFAIL("the session was ended");
            } catch (const Fault &fault) {
                QCOMPARE(fault.kind(), Fault::Kind::Unknown);
            }
            connection().close();
        }
        const Transaction transaction(connection());
        addOne(pipeline, 4);
        QCOMPARE(pipeline.run().front().check().int64(0, 0), 4);
    }
    void valuesAreNumbered()
    {
        QVERIFY(numbered("teststore/one_of_each").startsWith("SELECT $1::bigint AS number"));
        QVERIFY(numbered("teststore/one_of_each").contains("'2026-02-28'::date"));
    }
};

QTEST_GUILESS_MAIN(PipelineTest)
#include "tst_pipeline.moc"
