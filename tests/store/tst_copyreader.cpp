// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/copyreader.h"

#include "tests/support/testdatabase.h"

#include "services/store/fault.h"

#include <QTest>

using namespace guichet;
using namespace guichet::store;

class CopyReaderTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;

private Q_SLOTS:
    void initTestCase() { m_database = std::make_unique<TestDatabase>(TestDatabase::Content::Empty); }

    void everyKindOfColumn()
    {
        CopyReader reader(m_database->superuser());
        int rows = 0;
        reader.read("teststore/copy_columns", {{":number", -5}, {":list", QList<qint64>{3, -1}}}, [&](const CopyRow &row) {
            ++rows;
            QCOMPARE(row.columns(), 9);
            QCOMPARE(row.int64(0), -5);
            QCOMPARE(row.int64(1), 7);
            QCOMPARE(row.int64(2), 8);
            QCOMPARE(row.int64(3), 1);
            QVERIFY(row.bytes(4) == "é");
            QVERIFY(row.isNull(5));
            QVERIFY(row.bytes(5).empty());
            QCOMPARE(row.int64Or(5, 11), 11);
            QCOMPARE(row.int64s(6), (std::vector<qint64>{3, -1}));
            QVERIFY(row.int64s(7).empty());
            QVERIFY(row.bytes(8) == std::string_view("\0\xff", 2));
            QVERIFY(row.from(8) == std::string_view("\0\0\0\2\0\xff", 6));
            QCOMPARE(CopyRow(row.whole()).columns(), 9);
        });
        QCOMPARE(rows, 1);
    }
    void nothingAndMuch()
    {
        CopyReader reader(m_database->superuser());
        qint64 rows = 0;
        qint64 sum = 0;
        const auto count = [&](const CopyRow &row) {
            ++rows;
            sum += row.int64(0);
        };
        reader.read("teststore/copy_numbers", {{":last", 0}}, count);
        QCOMPARE(rows, 0);
        reader.read("teststore/copy_numbers", {{":last", 100'000}}, count);
        QCOMPARE(rows, 100'000);
        QCOMPARE(sum, 100'000LL * 100'001 / 2);
    }
    void aFailureIsAFaultAndTheNextReadGoesOn()
    {
        CopyReader reader(m_database->superuser());
        qint64 rows = 0;
        const auto count = [&](const CopyRow &) { ++rows; };
        for (const qint64 failsAt : {0, 5'000}) { // before the first row, and within
            try {
                reader.read("teststore/copy_failing", {{":at", failsAt}}, count);
                QFAIL("was read");
            } catch (const Fault &fault) {
                QCOMPARE(fault.sqlState(), QByteArray("22012"));
            }
        }
        rows = 0;
        reader.read("teststore/copy_numbers", {{":last", 10}}, count);
        QCOMPARE(rows, 10);
    }
    void whatTheTakerThrowsEndsTheReading()
    {
        CopyReader reader(m_database->superuser());
        QVERIFY_THROWS_EXCEPTION(int, reader.read("teststore/copy_numbers", {{":last", 100'000}}, [](const CopyRow &) { throw 1; }));
        qint64 rows = 0;
        reader.read("teststore/copy_numbers", {{":last", 3}}, [&](const CopyRow &) { ++rows; });
        QCOMPARE(rows, 3);
    }
    void aLostSessionIsOpenedAgainAndSetUp()
    {
        CopyReader reader(m_database->superuser(), "teststore/copy_set_up");
        QByteArray name;
        const auto read = [&] {
            reader.read("teststore/copy_setting", {}, [&](const CopyRow &row) {
                name = QByteArray(row.bytes(0).data(), qsizetype(row.bytes(0).size()));
            });
        };
        read();
        QCOMPARE(name, QByteArray("reads a lot"));
        try {
            reader.script("teststore/end_own_session");
            QFAIL("is still there");
        } catch (const Fault &fault) {
            QCOMPARE(fault.kind(), Fault::Kind::Unknown);
        }
        name.clear();
        read();
        QCOMPARE(name, QByteArray("reads a lot"));
    }
    void transactionsAreSeen()
    {
        CopyReader reader(m_database->superuser());
        QVERIFY(!reader.isInTransaction());
        reader.script("teststore/copy_begin");
        QVERIFY(reader.isInTransaction());
        reader.script("teststore/copy_rollback");
        QVERIFY(!reader.isInTransaction());
    }
};

QTEST_GUILESS_MAIN(CopyReaderTest)
#include "tst_copyreader.moc"
