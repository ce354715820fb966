// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/durability.h"

#include "tests/support/testcluster.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace guichet;
using namespace guichet::store;

class DurabilityTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void testClusterIsFoundOut()
    {
        TestDatabase database;
        const QString problems = durabilityProblems(database.connection()).join(u'\n');
        for (const char *setting : {"fsync", "full_page_writes", "synchronous_commit"})
            QVERIFY2(problems.contains(QLatin1String(setting)), setting);
        QVERIFY(!problems.contains(u"checksums"));
    }
    void privateClusterIsSound()
    {
        loadDrivers();
        const auto folder = TestCluster::openFolder();
        PrivateCluster::Options options;
        options.dataDirectory = folder->filePath(QStringLiteral("cluster"));
        options.socketDirectory = folder->filePath(QStringLiteral("socket"));
        PrivateCluster cluster(options);
        const auto started = cluster.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error()));
        Connection connection(cluster.database());
        QCOMPARE(durabilityProblems(connection), QStringList());
    }
};

QTEST_GUILESS_MAIN(DurabilityTest)
#include "tst_durability.moc"
