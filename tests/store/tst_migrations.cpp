// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migrations.h"

#include "tests/support/testdatabase.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace guichet;
using namespace guichet::store;
using Kind = MigrationProblem::Kind;

namespace {

// From the tests' own files, under any number.
Migration fromFile(int number, const char *what)
{
    QFile file(QStringLiteral(":/sql/teststore/migration_%1.sql").arg(QLatin1String(what)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such migration");
    return {number, QStringLiteral("%1_%2").arg(number, 4, 10, QLatin1Char('0')).arg(QLatin1String(what)),
            file.readAll()};
}

QList<Migration> linkedAnd(const QList<Migration> &further) { return linkedMigrations() + further; }

} // namespace

class MigrationsTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_migrator;

    bool exists(const char *relation)
    {
        return m_database->superuserConnection()
            .run("teststore/relation_exists", {{":name", QLatin1String(relation)}})
            .only().boolean("found");
    }
    qint64 recorded()
    {
        return m_database->superuserConnection().run("teststore/count_migrations").only()
            .int64("applied");
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>(TestDatabase::Content::Empty);
        m_migrator = m_database->databaseAs(QString::fromUtf16(MigratorRole)).connect();
    }
    void cleanup()
    {
        m_migrator.reset();
        m_database.reset();
    }

    void appliedInOrderAndOnce()
    {
        // Given in the wrong order: the second needs the first.
        const QList<Migration> all = linkedAnd({fromFile(9002, "second"), fromFile(9001, "first")});
        QCOMPARE(pendingMigrations(*m_migrator, all).value(), all.size());
        QCOMPARE(migrate(*m_migrator, all).value(), all.size());
        QVERIFY(exists("first.second"));
        QCOMPARE(migrate(*m_migrator, all).value(), 0);
        QCOMPARE(pendingMigrations(*m_migrator, all).value(), 0);
        QCOMPARE(recorded(), all.size());
        // The application sees whether the schema fits.
        QCOMPARE(pendingMigrations(m_database->connection(), all).value(), 0);
    }
    void laterNumberedOfAnotherModuleMayComeFirst()
    {
        QCOMPARE(migrate(*m_migrator, linkedAnd({fromFile(9001, "first")})).has_value(), true);
        QCOMPARE(migrate(*m_migrator, linkedAnd({fromFile(9001, "first"), fromFile(9000, "empty")}))
                     .value(), 1);
    }
    void failedHalfWayLeavesNothing()
    {
        const auto result = migrate(*m_migrator,
                                    linkedAnd({fromFile(9001, "first"), fromFile(9002, "half"),
                                               fromFile(9003, "empty")}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::Failed);
        QCOMPARE(result.error().migration, u"9002_half");
        QCOMPARE(result.error().sqlState, "22012");
        QVERIFY(exists("first.first")); // the one before it stands
        QVERIFY(!exists("first.half")); // made by it before it failed
        QCOMPARE(recorded(), linkedMigrations().size() + 1); // the one behind it wasn't begun
        QVERIFY(!m_migrator->isInTransaction());
    }
    void commitInsideIsRefused()
    {
        const auto result = migrate(*m_migrator, linkedAnd({fromFile(9001, "commits")}));
        QVERIFY(!result);
        QCOMPARE(result.error().sqlState, "2D000");
        QCOMPARE(recorded(), linkedMigrations().size());
    }
    void changedChecksumIsRefused()
    {
        Migration first = fromFile(9001, "first");
        QVERIFY(migrate(*m_migrator, linkedAnd({first})));
        first.text += '\n';
        const auto result = migrate(*m_migrator, linkedAnd({first, fromFile(9002, "second")}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::ChangedChecksum);
        QVERIFY(!exists("first.second"));
    }
    void newerSchemaIsRefused()
    {
        QVERIFY(migrate(*m_migrator, linkedAnd({fromFile(9001, "first"), fromFile(9005, "empty")})));
        const auto result = migrate(*m_migrator,
                                    linkedAnd({fromFile(9001, "first"), fromFile(9002, "second")}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::NewerSchema);
        QCOMPARE(result.error().migration, u"9005_empty");
        QVERIFY(!exists("first.second"));
        QVERIFY(!pendingMigrations(m_database->connection()));
    }
    void twoOfOneNumberAreRefused()
    {
        const auto result = migrate(*m_migrator,
                                    linkedAnd({fromFile(9001, "first"), fromFile(9001, "empty")}));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::Duplicate);
        QVERIFY(!exists("store.migration"));
    }
    void twoAtOnceApplyOnce()
    {
        const QList<Migration> all = linkedAnd({fromFile(9001, "first"), fromFile(9002, "slow")});
        std::atomic<int> applied{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 2; ++i) {
            threads.emplace_back([&] {
                Connection own(m_database->databaseAs(QString::fromUtf16(MigratorRole)));
                applied += migrate(own, all).value_or(-1000);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(applied.load(), int(all.size()));
    }
    void lockAndRoleAreGivenBack()
    {
        QVERIFY(migrate(*m_migrator));
        QCOMPARE(m_migrator->run("teststore/role").only().text("role"), u"guichet_migrator");
        Connection second(m_database->databaseAs(QString::fromUtf16(MigratorRole)));
        QCOMPARE(migrate(second).value(), 0);
    }
    void applicationMayNotMigrate()
    {
        QVERIFY_THROWS_EXCEPTION(Fault, (void)migrate(m_database->connection()));
    }
    void problemsHaveSentences()
    {
        for (const Kind kind : {Kind::Failed, Kind::ChangedChecksum, Kind::NewerSchema,
                                Kind::Duplicate})
            QVERIFY((MigrationProblem{kind, QStringLiteral("0040_ledger"), "22012"}
                         .sentence().contains(u"0040_ledger")));
    }
    void checksumCoversNamesAndTexts()
    {
        QList<Migration> some{fromFile(9001, "first")};
        const QByteArray before = schemaChecksum(some);
        some[0].text += ' ';
        QVERIFY(schemaChecksum(some) != before);
        QCOMPARE(linkedMigrations().first().name, u"0001_store");
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
