// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/parameter.h"

#include "services/store/pipeline.h"
#include "services/store/transaction.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace guichet;
using namespace guichet::store;

/// What PostgreSQL makes of each kind of value.
class ParameterTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Pipeline> m_pipeline;

    static std::vector<Parameter> empty()
    {
        return {Parameter::bigint(0), Parameter::integer(0), Parameter::date(QDate(2000, 1, 1)),
                Parameter::bigints(QList<qint64>()), Parameter::integers(QList<qint64>()), Parameter::dates({}),
                Parameter::texts(QList<QString>()), Parameter::blobs({}), Parameter::uuids({}), Parameter::places({})};
    }
    QByteArray asText(const char *column, const std::vector<Parameter> &values)
    {
        return inTransaction(m_database->connection(), [&](Transaction &) {
            m_pipeline->add("teststore/values_as_text", values);
            const auto results = m_pipeline->run();
            const std::string_view text = results.front().check().text(0, results.front().column(column));
            return QByteArray(text.data(), qsizetype(text.size()));
        });
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>();
        m_pipeline = std::make_unique<Pipeline>(m_database->connection());
    }
    void cleanup()
    {
        m_pipeline.reset();
        m_database.reset();
    }

    void scalars()
    {
        auto values = empty();
        values[0] = Parameter::bigint(std::numeric_limits<qint64>::min());
        values[1] = Parameter::integer(-2);
        values[2] = Parameter::date(QDate(1970, 1, 1));
        QCOMPARE(asText("number", values), "-9223372036854775808");
        QCOMPARE(asText("small", values), "-2");
        QCOMPARE(asText("day", values), "1970-01-01");
    }
    void emptyArrays()
    {
        for (const char *column : {"numbers", "smalls", "days", "texts", "blobs", "ids", "places"})
            QCOMPARE(asText(column, empty()), "{}");
    }
    void arrays()
    {
        auto values = empty();
        values[3] = Parameter::bigints(QList<std::optional<qint64>>{1, std::nullopt, -3});
        values[4] = Parameter::integers(QList<std::optional<qint64>>{std::nullopt, 2'147'483'647});
        values[5] = Parameter::dates({QDate(2026, 2, 28)});
        values[6] = Parameter::texts(QList<std::optional<QString>>{std::nullopt, QStringLiteral("NULL"), QStringLiteral("a,é"), QString()});
        values[7] = Parameter::blobs({QByteArray("\x00\xff", 2), QByteArray()});
        values[8] = Parameter::uuids({QUuid(QStringLiteral("018f0000-0000-7000-8000-00000000002a"))});
        values[9] = Parameter::places({QByteArray("\x00\x01\x00\x02\x00\x03", 6)});
        QCOMPARE(asText("numbers", values), "{1,NULL,-3}");
        QCOMPARE(asText("places", values), "{\"(65538,3)\"}");
        QCOMPARE(asText("smalls", values), "{NULL,2147483647}");
        QCOMPARE(asText("days", values), "{2026-02-28}");
        QCOMPARE(asText("texts", values), "{NULL,\"NULL\",\"a,é\",\"\"}");
        QCOMPARE(asText("blobs", values), R"({"\\000\\377",""})"); // QPSQL sets bytea_output to escape
        QCOMPARE(asText("ids", values), "{018f0000-0000-7000-8000-00000000002a}");
    }
    void unstorableTextIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Fault, (void)Parameter::texts(QList<QString>{QString(QChar(0xd83d))}));
        QVERIFY_THROWS_EXCEPTION(Fault, (void)Parameter::texts(QList<QString>{QString(QChar())}));
    }
};

QTEST_GUILESS_MAIN(ParameterTest)
#include "tst_parameter.moc"
