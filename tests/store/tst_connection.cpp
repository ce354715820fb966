// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/connection.h"

#include "services/store/arrays.h"
#include "services/store/session.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace guichet;
using namespace guichet::store;

namespace {

std::optional<Fault> faultOf(const std::function<void()> &body)
{
    try {
        body();
    } catch (const Fault &fault) {
        return fault;
    }
    return std::nullopt;
}

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    Connection &connection() { return m_database->connection(); }
    void terminate(Connection &victim)
    {
        const qint64 pid = victim.run("teststore/backend").only().int64("pid");
        (void)m_database->superuserConnection().run("teststore/terminate", {{":pid", pid}});
        QTRY_VERIFY(!m_database->superuserConnection().run("teststore/is_alive", {{":pid", pid}})
                         .only().boolean("found"));
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>();
        m_database->superuserConnection().runScriptNamed("teststore/create_items");
    }
    void cleanup() { m_database.reset(); }

    void valuesComeBack()
    {
        const QString text = QStringLiteral("it's \\ \"Nguyễn\" 中 😀 :name ? $1");
        const QByteArray bytes("\x00'\\\xff\n", 5);
        const QUuid key(QStringLiteral("0191d3a0-1111-7222-8333-444455556666"));
        Result result = connection().run(
            "teststore/echo_values",
            {{":number", std::numeric_limits<qint64>::min()}, {":truth", true}, {":text", text},
             {":bytes", bytes}, {":date", QDate(2024, 2, 29)}, {":key", key}});
        const Row row = result.only();
        QCOMPARE(row.int64("number"), std::numeric_limits<qint64>::min());
        QCOMPARE(row.boolean("truth"), true);
        QCOMPARE(row.text("text"), text);
        QCOMPARE(row.bytes("bytes"), bytes);
        QCOMPARE(row.date("date"), QDate(2024, 2, 29));
        QCOMPARE(row.text("key"), key.toString(QUuid::WithoutBraces));
    }
    void nullComesFromNulloptOnly()
    {
        Result result = connection().run(
            "teststore/echo_values",
            {{":number", std::optional<qint64>()}, {":truth", std::nullopt}, {":text", QString()},
             {":bytes", QByteArray()}, {":date", std::nullopt}, {":key", std::nullopt}});
        const Row row = result.only();
        QVERIFY(row.isNull("number"));
        QCOMPARE(row.maybeInt64("number"), std::nullopt);
        QCOMPARE(row.maybeBoolean("truth"), std::nullopt);
        QCOMPARE(row.text("text"), QString());
        QCOMPARE(row.bytes("bytes"), QByteArray());
        QCOMPARE(row.maybeDate("date"), std::nullopt);
        QCOMPARE(row.maybeText("key"), std::nullopt);
    }
    void arraysComeBack()
    {
        const QList<std::optional<QString>> texts{QStringLiteral("a\"b\\'c{,} NULL"), std::nullopt,
                                                  QString()};
        Result result = connection().run(
            "teststore/echo_arrays",
            {{":numbers", arrayOfInt64(QList<std::optional<qint64>>{1, std::nullopt, -3})},
             {":texts", arrayOfText(texts)},
             {":bytes", arrayOfBytes(QList<std::optional<QByteArray>>{
                            QByteArray("\x00\\\"", 3), QByteArray(), std::nullopt})},
             {":dates", arrayOfDates(QList<std::optional<QDate>>{QDate(2026, 1, 2), std::nullopt,
                                                                 QDate(1900, 1, 1)})},
             {":truths", arrayOfBooleans(QList<bool>{true, false, true})}});
        QCOMPARE(result.size(), 3);
        int at = 0;
        for (const Row &row : result) {
            QCOMPARE(row.maybeText("text"), texts.at(at));
            QCOMPARE(row.boolean("truth"), at != 1);
            QCOMPARE(row.isNull("number"), at == 1);
            if (at == 0)
                QCOMPARE(row.bytes("bytes"), QByteArray("\x00\\\"", 3));
            QCOMPARE(row.isNull("bytes"), at == 2);
            ++at;
        }
        QCOMPARE(at, 3);
        QCOMPARE(connection().run("teststore/echo_number_array",
                                  {{":numbers", arrayOfInt64(QList<qint64>{4, 5})}})
                     .only().int64s("numbers"), (QList<qint64>{4, 5}));
    }
    void unstorableTextIsRefusedAndNothingIsSent()
    {
        const QString text = QString::fromUtf16(u"a\0b", 3);
        const auto fault = faultOf([&] {
            (void)connection().run("teststore/add_item",
                                   {{":id", 5}, {":amount", 1}, {":note", text}});
        });
        QVERIFY(fault);
        QCOMPARE(fault->sqlState(), "22021");
        QCOMPARE(connection().run("teststore/count_items").only().int64("items"), 2);
        // A value of a call that was refused doesn't reach the next one.
        (void)connection().run("teststore/add_item",
                               {{":id", 6}, {":amount", 1}, {":note", std::nullopt}});
        QCOMPARE(connection().run("teststore/count_items").only().int64("items"), 3);
    }
    void sumIsCastToBigint()
    {
        QCOMPARE(connection().run("teststore/count_items").only().int64("total"), 300);
    }
    void constraintIsNamedAndNoValueIsTold()
    {
        const auto fault = faultOf([&] {
            (void)connection().run("teststore/add_item", {{":id", 3}, {":amount", 5},
                                                          {":note", QStringLiteral("one")}});
        });
        QVERIFY(fault);
        QCOMPARE(fault->kind(), Fault::Kind::Constraint);
        QCOMPARE(fault->constraint(), "note_unique");
        QVERIFY(fault->isUniqueViolation());
        QCOMPARE(QByteArray(fault->what()),
                 "teststore/add_item: SQLSTATE 23505, constraint note_unique");
        // The connection is sound after it.
        QCOMPARE(connection().run("teststore/count_items").only().int64("items"), 2);
    }
    void scriptStopsAtItsFirstFailureAndLeavesNothing()
    {
        const auto fault = faultOf([&] { connection().runScriptNamed("teststore/fail_halfway"); });
        QVERIFY(fault);
        QCOMPARE(fault->constraint(), "amount_not_negative");
        QCOMPARE(connection().run("teststore/count_items").only().int64("items"), 2);
    }
    void lostSessionIsUnknownThenReopened()
    {
        terminate(connection());
        const auto fault = faultOf([&] { (void)connection().run("teststore/count_items"); });
        QVERIFY(fault);
        QCOMPARE(fault->kind(), Fault::Kind::Unknown);
        QCOMPARE(connection().run("teststore/count_items").only().int64("items"), 2);
    }
    void lostSessionIsFoundWithoutSending()
    {
        (void)connection().run("teststore/count_items");
        connection().reopenIfLost(); // sound: stays
        QVERIFY(connection().isOpen());
        terminate(connection());
        connection().reopenIfLost();
        QVERIFY(!connection().isOpen());
        QCOMPARE(connection().run("teststore/count_items").only().int64("items"), 2);
    }
    void resultOutlivesItsLostSession()
    {
        Result result = connection().run("teststore/items");
        QVERIFY(result.next());
        terminate(connection());
        connection().close();
        QCOMPARE(connection().run("teststore/count_items").only().int64("items"), 2);
        QVERIFY(result.next());
        QCOMPARE(result.row().int64("id"), 2);
    }
    void unreachableServerIsUnavailable()
    {
        Connection nowhere(Database::at(QStringLiteral("/nonexistent"), QStringLiteral("x"),
                                        QStringLiteral("y")));
        const auto fault = faultOf([&] { (void)nowhere.run("teststore/count_items"); });
        QVERIFY(fault);
        QCOMPARE(fault->kind(), Fault::Kind::Unavailable);
    }
    void slowStatementAndLockTimeOut()
    {
        using namespace std::chrono_literals;
        Connection hasty(m_database->database().withLimits({50ms, 100ms, 10s}));
        const auto slow = faultOf([&] {
            (void)hasty.run("teststore/sleep", {{":milliseconds", 5000}});
        });
        QVERIFY(slow);
        QCOMPARE(slow->sqlState(), "57014");
        QCOMPARE(slow->kind(), Fault::Kind::Timeout);
        connection().runScript(statement("store/begin_read_committed"), "begin");
        (void)connection().run("teststore/lock_item", {{":id", 1}});
        const auto locked = faultOf([&] { (void)hasty.run("teststore/lock_item", {{":id", 1}}); });
        connection().runScript(statement("store/rollback"), "rollback");
        QVERIFY(locked);
        QCOMPARE(locked->sqlState(), "55P03");
        QCOMPARE(locked->kind(), Fault::Kind::Timeout);
    }
    void sessionSettings()
    {
        Result result = connection().run("teststore/settings");
        const Row row = result.only();
        QCOMPARE(row.text("zone"), u"UTC");
        QCOMPARE(row.text("lock"), u"2s");
        QCOMPARE(row.text("statement"), u"5s");
        QCOMPARE(row.text("idle"), u"10s");
        QCOMPARE(row.text("check"), u"1s");
        QCOMPARE(row.text("logged"), u"panic");
        QCOMPARE(row.text("verbosity"), u"terse");
        QCOMPARE(row.text("application"), u"guichet");
        QCOMPARE(row.text("role"), u"guichet_application");
        QCOMPARE(Connection(m_database->databaseAs(QStringLiteral("guichet_reader")))
                     .run("teststore/settings").only().text("statement"), u"1min");
    }
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
