// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/database.h"

#include "tests/support/testdatabase.h"

#include <QTest>

using namespace guichet;
using namespace guichet::store;

class DatabaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keyValueForm()
    {
        const auto database = Database::fromConnectionString(QStringLiteral(
            "host=db.example port=5433 dbname='my bank' user=guichet_application sslmode=verify-full"));
        QVERIFY(database);
        QCOMPARE(database->host(), u"db.example");
        QCOMPARE(database->port(), 5433);
        QCOMPARE(database->databaseName(), u"my bank");
        QVERIFY(database->connectOptions().contains(u"sslmode='verify-full'"));
        QCOMPARE(database->description(),
                 u"host=db.example port=5433 dbname=my bank user=guichet_application");
    }
    void uriForm()
    {
        const auto database = Database::fromConnectionString(
            QStringLiteral("postgresql://guichet_reader@db.example/bank?options=-c%20work_mem%3D8MB"));
        QVERIFY(database);
        QCOMPARE(database->user(), u"guichet_reader");
        QCOMPARE(database->limits().statement, std::chrono::seconds(60));
        QVERIFY(database->connectOptions().contains(u"-c work_mem=8MB'"));
        QVERIFY(database->connectOptions().contains(u"-c TimeZone=UTC"));
    }
    void refusals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("malformed") << QStringLiteral("host=");
        QTest::newRow("unknown key") << QStringLiteral("dbname=a user=b colour=red");
        QTest::newRow("password") << QStringLiteral("dbname=a user=b password=secret");
        QTest::newRow("password in a URI") << QStringLiteral("postgresql://b:secret@h/a");
        QTest::newRow("semicolon") << QStringLiteral("dbname=a user=b sslcert='x;y'");
        QTest::newRow("no database") << QStringLiteral("host=h user=b");
        QTest::newRow("no user") << QStringLiteral("host=h dbname=a");
    }
    void refusals()
    {
        QFETCH(QString, text);
        const auto database = Database::fromConnectionString(text);
        QVERIFY(!database);
        QVERIFY(!database.error().isEmpty());
        QVERIFY(!database.error().contains(u"secret"));
    }
    void oneStringOpensAConnection()
    {
        TestDatabase test;
        const auto database = Database::fromConnectionString(test.database().description());
        QVERIFY(database);
        const auto connection = database->withApplicationName(QStringLiteral("it's a test")).connect();
        QCOMPARE(connection->run("teststore/settings").only().text("application"), u"it's a test");
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
