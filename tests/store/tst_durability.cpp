// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/durability.h"

#include "services/store/postgresprograms.h"
#include "tests/support/testcluster.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace guichet;
using namespace guichet::store;

class DurabilityTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        loadDrivers();
        m_folder = TestCluster::openFolder();
    }
    void cleanupTestCase() { m_folder.reset(); }

    void testClusterIsFoundOut()
    {
        TestDatabase database;
        const Durability found = durabilityOf(database.connection());
        QCOMPARE(found.refused.size(), 3);
        for (const char *setting : {"fsync", "full_page_writes", "synchronous_commit"})
            QVERIFY2(found.refused.join(u' ').contains(QLatin1String(setting) + QLatin1String(" = off")), setting);
        QCOMPARE(found.warnings, QStringList());
    }
    void privateClusterIsSound()
    {
        const Durability found = durabilityInCluster();
        QCOMPARE(found.refused, QStringList());
        QCOMPARE(found.warnings, QStringList());
    }
    void notWaitingForAStandbyIsWarnedOf()
    {
        const Durability found = durabilityInCluster(QStringLiteral("-csynchronous_commit=local"));
        QCOMPARE(found.refused, QStringList());
        QCOMPARE(found.warnings.size(), 1);
        QVERIFY(found.warnings.first().contains(u"synchronous_commit = local"));
    }
    void missingChecksumsAreWarnedOf() // last: the cluster is without from here on
    {
        const auto programs = PostgresPrograms::find();
        QVERIFY(programs);
        const auto removed = programs->run(QStringLiteral("pg_checksums"),
                                           {QStringLiteral("--disable"), QStringLiteral("-D"),
                                            m_folder->filePath(QStringLiteral("cluster/data"))});
        QVERIFY2(removed, qPrintable(removed ? QString() : removed.error()));
        const Durability found = durabilityInCluster();
        QCOMPARE(found.refused, QStringList());
        QCOMPARE(found.warnings.size(), 1);
        QVERIFY(found.warnings.first().contains(u"without data checksums"));
    }

private:
    // In a cluster as banks have it, started for this question.
    Durability durabilityInCluster(const QString &sessionSettings = {}) const
    {
        PrivateCluster::Options options;
        options.dataDirectory = m_folder->filePath(QStringLiteral("cluster"));
        options.socketDirectory = m_folder->filePath(QStringLiteral("socket"));
        PrivateCluster cluster(options);
        if (const auto started = cluster.start(); !started)
            qFatal("%s", qPrintable(started.error()));
        const auto database = Database::fromConnectionString(
            cluster.connectionString() + QStringLiteral(" options='%1'").arg(sessionSettings));
        Connection connection(database ? *database : cluster.database());
        return durabilityOf(connection);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(DurabilityTest)
#include "tst_durability.moc"
