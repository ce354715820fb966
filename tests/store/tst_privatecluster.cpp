// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/privatecluster.h"

#include "services/store/clusterlock.h"
#include "services/store/connection.h"
#include "services/store/postgresprograms.h"
#include "tests/support/testcluster.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace guichet;
using namespace guichet::store;

class PrivateClusterTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    PrivateCluster::Options options() const
    {
        PrivateCluster::Options options;
        options.dataDirectory = m_folder->filePath(QStringLiteral("cluster"));
        options.socketDirectory = m_folder->filePath(QStringLiteral("socket"));
        options.durable = false;
        options.waitForOther = std::chrono::milliseconds(100);
        return options;
    }
    QString dataFile(const char *name) const
    {
        return m_folder->filePath(QStringLiteral("cluster/data/") + QLatin1String(name));
    }
    static qint64 pidIn(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
    }
    static bool isAlive(qint64 pid)
    {
        return QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/%1/exe").arg(pid))).fileName()
            == QLatin1String("postgres");
    }

private Q_SLOTS:
    void initTestCase()
    {
        loadDrivers();
        m_folder = TestCluster::openFolder();
    }
    void cleanupTestCase() { m_folder.reset(); }

    void startsServesAndStops()
    {
        PrivateCluster cluster(options());
        const auto started = cluster.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error()));
        QVERIFY(cluster.isRunning());
        const qint64 pid = pidIn(dataFile("postmaster.pid"));
        QVERIFY(isAlive(pid));
        const char *const roles[] = {"guichet_application", "guichet_migrator", "guichet_reader"};
        for (const char *role : roles) {
            Connection connection(cluster.database().withUser(QLatin1String(role)));
            QCOMPARE(connection.run("store/database_exists", {{":name", QStringLiteral("guichet")}})
                         .only().boolean("found"), true);
        }
        QVERIFY(Database::fromConnectionString(cluster.connectionString()));
        cluster.stop();
        QVERIFY(!cluster.isRunning());
        QVERIFY(!isAlive(pid));
        QVERIFY(!QFile::exists(dataFile("postmaster.pid")));
    }
    void checksumsAreOnAndNothingListensOnTheNetwork()
    {
        PrivateCluster cluster(options());
        QVERIFY(cluster.start());
        Connection connection(cluster.database());
        QMap<QString, QString> settings;
        for (Result rows = connection.run("store/durability_settings"); const Row &row : rows)
            settings[row.text("name")] = row.text("setting");
        QCOMPARE(settings[QStringLiteral("data_checksums")], u"on");
        QCOMPARE(settings[QStringLiteral("fsync")], u"off"); // a test's cluster
        const QStringList sockets =
            QDir(cluster.socketDirectory()).entryList(QDir::System | QDir::Hidden | QDir::Files);
        QVERIFY(sockets.contains(QStringLiteral(".s.PGSQL.5432")));
    }
    void ownerMayNotSignIn()
    {
        PrivateCluster cluster(options());
        QVERIFY(cluster.start());
        Connection owner(cluster.database().withUser(QString::fromUtf16(OwnerRole)));
        QVERIFY_THROWS_EXCEPTION(Fault, (void)owner.run("store/migration_table_exists"));
    }
    void startsAgainAfterACrash()
    {
        {
            PrivateCluster cluster(options());
            QVERIFY(cluster.start());
            ::kill(pid_t(pidIn(dataFile("postmaster.pid"))), SIGKILL);
            QTRY_VERIFY(!cluster.isRunning());
        }
        // The number in the stale file is that of a living process, as after a restart of a container.
        QFile file(dataFile("postmaster.pid"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArrayList lines = file.readAll().split('\n');
        file.close();
        lines[0] = QByteArray::number(::getppid());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(lines.join('\n'));
        file.close();
        PrivateCluster again(options());
        const auto started = again.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error()));
    }
    void startsAgainWhenItsServerWasKilled()
    {
        PrivateCluster cluster(options());
        QVERIFY(cluster.start());
        ::kill(pid_t(pidIn(dataFile("postmaster.pid"))), SIGKILL);
        QTRY_VERIFY(!cluster.isRunning());
        // Refused only while processes of the old one still end; its own lock is nobody else's.
        bool isBack = false;
        QTRY_VERIFY_WITH_TIMEOUT([&] {
            const auto again = cluster.start();
            isBack = again.has_value();
            return isBack || again.error().contains(u"Another program");
        }(), 30000);
        QVERIFY(isBack);
    }
    void endsWithAnOwnerThatIsKilled()
    {
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t owner = ::fork();
        if (owner == 0) {
            PrivateCluster cluster(options());
            const char answer = cluster.start() ? 'y' : 'n';
            (void)!::write(ready[1], &answer, 1);
            ::pause();
            ::_exit(0);
        }
        char answer = 0;
        QCOMPARE(::read(ready[0], &answer, 1), 1);
        QCOMPARE(answer, 'y');
        const qint64 pid = pidIn(dataFile("postmaster.pid"));
        QVERIFY(isAlive(pid));
        ::kill(owner, SIGKILL);
        ::waitpid(owner, nullptr, 0);
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 15000);
        PrivateCluster next(options());
        QVERIFY(next.start());
    }
    void secondOwnerIsRefused()
    {
        PrivateCluster cluster(options());
        QVERIFY(cluster.start());
        PrivateCluster second(options());
        const auto started = second.start();
        QVERIFY(!started);
        QVERIFY(started.error().contains(u"Another program"));
        QVERIFY(cluster.isRunning());
    }
    void anotherMajorIsRefused()
    {
        QFile version(dataFile("PG_VERSION"));
        QVERIFY(version.open(QIODevice::ReadOnly));
        const QByteArray before = version.readAll();
        version.close();
        QVERIFY(version.open(QIODevice::WriteOnly));
        version.write("11\n");
        version.close();
        PrivateCluster cluster(options());
        const auto started = cluster.start();
        QVERIFY(version.open(QIODevice::WriteOnly));
        version.write(before);
        version.close();
        QVERIFY(!started);
        QVERIFY2(started.error().contains(u"pg_dumpall"), qPrintable(started.error()));
        QVERIFY(cluster.start());
    }
    void longSocketPathIsRefused()
    {
        PrivateCluster::Options longer = options();
        longer.socketDirectory = m_folder->filePath(QStringLiteral("s").repeated(90));
        const auto started = PrivateCluster(longer).start();
        QVERIFY(!started);
        QVERIFY(started.error().contains(u"shorter"));
    }
    void folderWithOtherFilesIsRefused()
    {
        const QString folder = m_folder->filePath(QStringLiteral("full"));
        QVERIFY(QDir().mkpath(folder));
        QFile other(folder + QStringLiteral("/letter.txt"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        PrivateCluster::Options wrong = options();
        wrong.dataDirectory = folder;
        const auto started = PrivateCluster(wrong).start();
        QVERIFY(!started);
        QVERIFY(started.error().contains(u"other files"));
        QVERIFY(!QFile::exists(folder + QStringLiteral("/data")));
    }
    void startCutShortIsBegunAnew()
    {
        PrivateCluster::Options fresh = options();
        fresh.dataDirectory = m_folder->filePath(QStringLiteral("fresh"));
        QVERIFY(QDir().mkpath(fresh.dataDirectory + QStringLiteral("/data.unfinished/base")));
        PrivateCluster cluster(fresh);
        const auto started = cluster.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error()));
        QVERIFY(!QFile::exists(fresh.dataDirectory + QStringLiteral("/data.unfinished")));
    }
    void programsAreFoundAndFailuresTold()
    {
        const auto programs = PostgresPrograms::find();
        QVERIFY(programs);
        QVERIFY(programs->major() >= PostgresPrograms::OldestMajor);
        QVERIFY(!programs->run(QStringLiteral("initdb"), {QStringLiteral("--no-such-option")}));
        QVERIFY(programs->run(QStringLiteral("initdb"), {QStringLiteral("--version")}));
        qputenv("PG_BINDIR", "/nonexistent");
        const auto none = PostgresPrograms::find();
        qunsetenv("PG_BINDIR");
        QVERIFY(!none);
    }
    void lockHasOneHolder()
    {
        const QString path = m_folder->filePath(QStringLiteral("a-lock"));
        auto first = ClusterLock::take(path, std::chrono::milliseconds(0));
        QVERIFY(first);
        QVERIFY(!ClusterLock::take(path, std::chrono::milliseconds(60)));
        first.reset();
        QVERIFY(ClusterLock::take(path, std::chrono::milliseconds(0)));
    }
};

QTEST_GUILESS_MAIN(PrivateClusterTest)
#include "tst_privatecluster.moc"
