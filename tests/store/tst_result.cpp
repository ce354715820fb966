// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/result.h"

#include "tests/support/testdatabase.h"

#include <QTest>

using namespace guichet;
using namespace guichet::store;

class ResultTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    Connection &connection() { return m_database->connection(); }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>();
        m_database->superuserConnection().runScriptNamed("teststore/create_items");
    }
    void cleanup() { m_database.reset(); }

    void iterates()
    {
        QList<qint64> amounts;
        for (Result items = connection().run("teststore/items"); const Row &row : items)
            amounts.append(row.int64("amount"));
        QCOMPARE(amounts, (QList<qint64>{100, 200}));
    }
    void oneStatementInsideOfItself()
    {
        Result outer = connection().run("teststore/items");
        QVERIFY(outer.next());
        Result inner = connection().run("teststore/items");
        QVERIFY(inner.next() && inner.next());
        QCOMPARE(outer.row().int64("id"), 1);
        QCOMPARE(inner.row().int64("id"), 2);
        outer = connection().run("teststore/items");
        QCOMPARE(outer.size(), 2);
    }
    void columnsInAnyOrder()
    {
        Result items = connection().run("teststore/items");
        const Row row = *items.first();
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(row.int64("amount"), 100);
            QVERIFY(!row.isNull("amount"));
            QCOMPARE(row.int64("id"), 1);
            QCOMPARE(row.int64("id"), 1);
        }
    }
    void rowsStayWithTheirResult()
    {
        Result items = connection().run("teststore/items");
        const Row first = *items.first();
        QVERIFY(items.next());
        const Row second = items.row();
        QVERIFY(!items.next());
        const Result moved = std::move(items);
        QCOMPARE(first.int64("id"), 1);
        QCOMPARE(second.int64("id"), 2);
    }
    void rowsAffectedAndFirst()
    {
        QCOMPARE(connection().run("teststore/set_amount", {{":id", 1}, {":amount", 7}})
                     .rowsAffected(), 1);
        QCOMPARE(connection().run("teststore/set_amount", {{":id", 99}, {":amount", 7}})
                     .rowsAffected(), 0);
        Result none = connection().run("teststore/amount_of", {{":id", 99}});
        QVERIFY(!none.first());
        Result one = connection().run("teststore/amount_of", {{":id", 1}});
        QCOMPARE(one.first()->integer("amount"), 7);
    }
    void strongIds()
    {
        struct ItemId { qint64 value = 0; };
        Result items = connection().run("teststore/items");
        QCOMPARE(items.first()->id<ItemId>("id").value, 1);
        QCOMPARE(connection().run("teststore/amount_of", {{":id", ItemId{2}}}).only().int64("amount"),
                 200);
    }
    void largeResultsDoNotStay()
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(connection().run("teststore/large", {{":count", 2000}}).size(), 2000);
    }
};

QTEST_GUILESS_MAIN(ResultTest)
#include "tst_result.moc"
