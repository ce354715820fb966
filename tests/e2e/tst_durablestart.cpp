// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/database.h"
#include "services/store/durability.h"
#include "tests/support/testcluster.h"

#include <QProcess>
#include <QtTest>

using namespace guichet;

namespace {

constexpr int patienceMs = 60'000;

} // namespace

/// The program itself, on a PostgreSQL as banks have it that somebody has made faster: it doesn't start.
class TestDurableStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        store::loadDrivers();
        m_folder = TestCluster::openFolder();
        start({});
    }
    void cleanupTestCase()
    {
        m_cluster.reset();
        m_folder.reset();
    }

    void aSoundDatabaseIsFine()
    {
        QVERIFY2(startsWith({}), m_said.constData());
        QVERIFY2(!m_said.contains("the database:"), m_said.constData());
    }
    void fsyncOff() { isRefused("fsync"); }
    void fullPageWritesOff() { isRefused("full_page_writes"); }
    void synchronousCommitOff() { isRefused("synchronous_commit"); }

private:
    void start(const QByteArray &setting)
    {
        store::PrivateCluster::Options options;
        options.dataDirectory = m_folder->filePath(QStringLiteral("cluster"));
        options.socketDirectory = m_folder->filePath(QStringLiteral("socket"));
        m_cluster.reset();
        const QString own = options.dataDirectory + QStringLiteral("/data/postgresql.conf");
        if (!setting.isEmpty()) { // below the bank's settings, where an administrator's belong
            QFile file(own);
            QVERIFY(file.open(QIODevice::Append));
            file.write(setting + '\n');
        }
        m_cluster = std::make_unique<store::PrivateCluster>(options);
        const auto started = m_cluster->start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error()));
    }
    void isRefused(const QByteArray &name)
    {
        start(name + " = off");
        QVERIFY2(!startsWith({}), m_said.constData());
        QCOMPARE(m_exitCode, 1);
        QVERIFY2(m_said.contains("guichetd: the database: PostgreSQL runs with " + name + " = off"), m_said.constData());
        // Only who says so in so many words gets it, and reads what that means.
        QVERIFY2(startsWith({QStringLiteral("--allow-volatile-database=yes")}), m_said.constData());
        QVERIFY2(m_said.contains(name + " = off") && m_said.contains("FOR TESTS ONLY"), m_said.constData());
        start(name + " = on");
        QVERIFY2(startsWith({}), m_said.constData());
    }
    /// Runs guichetd until it answers or ends; what it said is in m_said then.
    bool startsWith(const QStringList &further)
    {
        QProcess server;
        server.setProcessChannelMode(QProcess::MergedChannels);
        server.start(QStringLiteral(GUICHETD),
                     QStringList{QStringLiteral("--database"), m_cluster->connectionString(), QStringLiteral("--data"),
                                 m_folder->filePath(QStringLiteral("data")), QStringLiteral("--listen"),
                                 QStringLiteral("127.0.0.1:0")} + further);
        m_said.clear();
        while (!m_said.contains("https://") && server.waitForReadyRead(patienceMs))
            m_said += server.readAll();
        const bool started = m_said.contains("https://");
        server.terminate();
        server.waitForFinished(patienceMs);
        m_said += server.readAll();
        m_exitCode = server.exitCode();
        return started;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::PrivateCluster> m_cluster;
    QByteArray m_said;
    int m_exitCode = 0;
};

QTEST_GUILESS_MAIN(TestDurableStart)
#include "tst_durablestart.moc"
