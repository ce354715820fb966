// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/privatecluster.h"

#include "services/store/clusterconfig.h"
#include "services/store/clusterlock.h"
#include "services/store/connection.h"
#include "services/store/postgresprograms.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <thread>

#include <csignal>
#include <libpq-fe.h>
#include <unistd.h>

namespace guichet::store {

namespace {

constexpr int StartTimeoutMs = 30'000; // for the first sign of life
constexpr int RecoveryTimeoutMs = 600'000; // replaying the log after a crash
constexpr int StopTimeoutMs = 30'000;
constexpr std::chrono::milliseconds LookAgain{20};
const QLatin1String superuser("postgres");
const QLatin1String ownDatabase("guichet");

tl::unexpected<QString> problem(const QString &sentence) { return tl::unexpected(sentence); }

QString firstLine(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
}

QStringList dataNames()
{
    return {QStringLiteral("data"), QStringLiteral("data.unfinished"), QStringLiteral("lock"),
            QStringLiteral("start.log"), QStringLiteral("lost+found")};
}

QStringList socketNames()
{
    return {QStringLiteral(".s.PGSQL.5432"), QStringLiteral(".s.PGSQL.5432.lock")};
}

bool write(const QString &path, const QString &text, const PostgresPrograms &programs)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        return false;
    file.close();
    programs.own(path);
    return file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

// Refuses a folder that holds anything else: it is about to change hands.
bool makeFolder(const QString &path, const QStringList &ownNames, const PostgresPrograms &programs)
{
    const QStringList names = QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                                   | QDir::NoDotAndDotDot);
    const bool isOurs = std::all_of(names.begin(), names.end(), [&](const QString &name) {
        return ownNames.contains(name);
    });
    if (!isOurs || !QDir().mkpath(path))
        return false;
    programs.own(path);
    return QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

// We hold the lock, so a server in this folder has lost its owner and is ending, or was never ours to
// begin with: end it. A pid file whose process is no server is left from a crash; PostgreSQL would
// believe it when the number is in use again.
tl::expected<void, QString> endLeftover(const QString &data, const PostgresPrograms &programs)
{
    const QString pidFile = data + QStringLiteral("/postmaster.pid");
    const QString pid = firstLine(pidFile);
    if (pid.isEmpty())
        return {};
    const QString running = QFile::symLinkTarget(QStringLiteral("/proc/%1/exe").arg(pid));
    if (QFileInfo(running).fileName() != QLatin1String("postgres")) {
        QFile::remove(pidFile);
        return {};
    }
    const auto stopped = programs.run(QStringLiteral("pg_ctl"),
                                      {QStringLiteral("-D"), data, QStringLiteral("-w"),
                                       QStringLiteral("-t"), QStringLiteral("30"),
                                       QStringLiteral("-m"), QStringLiteral("fast"),
                                       QStringLiteral("stop")});
    // It may have ended by itself meanwhile.
    return QFile::exists(pidFile) ? stopped : tl::expected<void, QString>{};
}

tl::expected<void, QString> initialise(const QString &data, const PostgresPrograms &programs,
                                       bool durable)
{
    // Under another name until it is whole: a start cut short leaves nothing to trip over.
    const QString unfinished = data + QStringLiteral(".unfinished");
    if (QFileInfo::exists(unfinished) && !QDir(unfinished).removeRecursively())
        return problem(QStringLiteral("%1 can't be removed.").arg(unfinished));
    QStringList arguments{
        QStringLiteral("-D"), unfinished, QStringLiteral("-U"), superuser,
        QStringLiteral("--auth-local=peer"), QStringLiteral("--auth-host=reject"),
        QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C.UTF-8"),
        QStringLiteral("--locale-provider=icu"), QStringLiteral("--icu-locale=und"),
        QStringLiteral("--data-checksums")};
    if (!durable)
        arguments.append(QStringLiteral("--no-sync"));
    if (const auto made = programs.run(QStringLiteral("initdb"), arguments); !made)
        return made;
    QFile settings(unfinished + QStringLiteral("/postgresql.conf"));
    if (!settings.open(QIODevice::Append)
        || settings.write("\ninclude 'guichet.conf'\n# Your own settings go below this line.\n") < 0)
        return problem(QStringLiteral("%1 can't be written.").arg(settings.fileName()));
    settings.close();
    if (!QDir().rename(unfinished, data))
        return problem(QStringLiteral("%1 can't be renamed.").arg(unfinished));
    return {};
}

PrivateCluster::Options completed(PrivateCluster::Options options)
{
    if (options.dataDirectory.isEmpty())
        options.dataDirectory = PrivateCluster::defaultDirectory();
    options.dataDirectory = QDir::cleanPath(QFileInfo(options.dataDirectory).absoluteFilePath());
    if (options.socketDirectory.isEmpty())
        options.socketDirectory = defaultSocketDirectory(options.dataDirectory);
    return options;
}

} // namespace

PrivateCluster::PrivateCluster() : PrivateCluster(Options()) { }

PrivateCluster::PrivateCluster(const Options &options) : m_options(completed(options)) { }

PrivateCluster::~PrivateCluster() { stop(); }

QString PrivateCluster::defaultDirectory()
{
    if (::geteuid() == 0)
        return QStringLiteral("/var/lib/guichet/cluster");
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/guichet/cluster");
}

tl::expected<void, QString> PrivateCluster::start()
{
    if (isRunning())
        return {};
    stop(); // gives back what a server that has died was held with: our own lock would keep us waiting
    const auto done = prepare().and_then([this] { return launch(); }).and_then([this] {
        return makeRolesAndDatabase();
    });
    if (!done)
        stop();
    return done;
}

tl::expected<void, QString> PrivateCluster::prepare()
{
    const QString data = m_options.dataDirectory + QStringLiteral("/data");
    const QString dataMajor = firstLine(data + QStringLiteral("/PG_VERSION"));
    const auto programs = PostgresPrograms::find(dataMajor.toInt());
    if (!programs)
        return problem(programs.error());
    m_programs = std::make_unique<PostgresPrograms>(*programs);
    if (!dataMajor.isEmpty() && dataMajor.toInt() != m_programs->major())
        return problem(QStringLiteral(
            "The data in %1 was made by PostgreSQL %2, and the programs here are of PostgreSQL %3. "
            "Install postgresql-%2 beside it; or carry the data over: dump it with pg_dumpall of %2 "
            "and restore it into a new folder.").arg(data, dataMajor).arg(m_programs->major()));
    const QString socket = m_options.socketDirectory + QStringLiteral("/.s.PGSQL.5432");
    if (socket.toUtf8().size() > LongestSocketPathBytes)
        return problem(QStringLiteral("The socket's path %1 has more than %2 bytes: name a shorter "
                                      "socket directory.").arg(socket).arg(LongestSocketPathBytes));
    for (const auto &[folder, ownNames] : {std::pair(m_options.dataDirectory, dataNames()),
                                           std::pair(m_options.socketDirectory, socketNames())}) {
        if (!makeFolder(folder, ownNames, *m_programs))
            return problem(QStringLiteral("%1 can't be made, or holds other files: name an empty or "
                                          "new folder.").arg(folder));
    }
    m_lock = ClusterLock::take(m_options.dataDirectory + QStringLiteral("/lock"),
                               m_options.waitForOther);
    if (!m_lock)
        return problem(QStringLiteral("Another program runs the cluster in %1.")
                           .arg(m_options.dataDirectory));
    if (dataMajor.isEmpty())
        return initialise(data, *m_programs, m_options.durable);
    return endLeftover(data, *m_programs);
}

tl::expected<void, QString> PrivateCluster::launch()
{
    const QString data = m_options.dataDirectory + QStringLiteral("/data");
    const ClusterConfig config{m_options.socketDirectory, PostgresPrograms::ownUser(),
                               m_programs->user(), m_options.durable, physicalMemoryBytes()};
    if (!write(data + QStringLiteral("/guichet.conf"), config.settings(), *m_programs)
        || !write(data + QStringLiteral("/pg_hba.conf"), config.hostAccess(), *m_programs)
        || !write(data + QStringLiteral("/pg_ident.conf"), config.identities(), *m_programs))
        return problem(QStringLiteral("The configuration in %1 can't be written.").arg(data));
    const QString startLog = m_options.dataDirectory + QStringLiteral("/start.log");
    m_server = std::make_unique<QProcess>();
    m_programs->prepare(*m_server);
    m_server->setStandardInputFile(QProcess::nullDevice());
    m_server->setStandardOutputFile(QProcess::nullDevice());
    m_server->setStandardErrorFile(startLog);
    m_server->start(m_programs->folder() + QStringLiteral("/postgres"), {QStringLiteral("-D"), data});
    if (!m_server->waitForStarted())
        return problem(QStringLiteral("PostgreSQL doesn't start: %1").arg(m_server->errorString()));
    const QByteArray target = database().withUser(superuser).withDatabaseName(superuser)
                                  .description().toUtf8();
    const auto begin = std::chrono::steady_clock::now();
    const auto hasPassed = [&](int milliseconds) {
        return std::chrono::steady_clock::now() - begin > std::chrono::milliseconds(milliseconds);
    };
    for (PGPing answer = PQPING_NO_RESPONSE; answer != PQPING_OK;) {
        std::this_thread::sleep_for(LookAgain);
        answer = PQping(target.constData());
        if (!isRunning() || hasPassed(RecoveryTimeoutMs)
            || (answer == PQPING_NO_RESPONSE && hasPassed(StartTimeoutMs))) {
            QFile log(startLog);
            (void)log.open(QIODevice::ReadOnly);
            return problem(QStringLiteral("PostgreSQL doesn't start; see also %1/log. %2").arg(
                data, QString::fromUtf8(log.read(1000)).trimmed()));
        }
    }
    return {};
}

tl::expected<void, QString> PrivateCluster::makeRolesAndDatabase()
{
    try {
        Connection connection(database().withUser(superuser).withDatabaseName(superuser));
        connection.runScriptNamed("store/create_roles");
        Result found = connection.run("store/database_exists", {{":name", ownDatabase}});
        if (!found.only().boolean("found")) {
            connection.runScript(
                statement("store/create_database").arg(ownDatabase, QLatin1String("template0")),
                "store/create_database");
        }
        connection.runScript(statement("store/restrict_database").arg(ownDatabase),
                             "store/restrict_database");
        return {};
    } catch (const Fault &fault) {
        return problem(QStringLiteral("The cluster runs, but its roles and database can't be made: %1")
                           .arg(QString::fromUtf8(fault.what())));
    }
}

void PrivateCluster::stop()
{
    if (isRunning()) {
        const pid_t pid = pid_t(m_server->processId());
        ::kill(pid, SIGINT); // fast: ends the sessions, writes everything, ends
        if (!m_server->waitForFinished(StopTimeoutMs)) {
            ::kill(pid, SIGQUIT); // immediate: the log is replayed at the next start
            m_server->waitForFinished(StopTimeoutMs);
        }
    }
    m_server.reset();
    m_lock.reset();
}

bool PrivateCluster::isRunning() const
{
    return m_server && m_server->state() == QProcess::Running && !m_server->waitForFinished(0);
}

Database PrivateCluster::database() const
{
    return Database::at(m_options.socketDirectory, ownDatabase,
                        QString::fromUtf16(ApplicationRole));
}

QString PrivateCluster::connectionString() const { return database().description(); }

} // namespace guichet::store
