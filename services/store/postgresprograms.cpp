// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/postgresprograms.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <map>

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guichet::store {

namespace {

constexpr int ProgramTimeoutMs = 120'000;
constexpr qsizetype ToldCharacters = 600;
const char unprivilegedUser[] = "postgres";

int majorIn(const QString &folder)
{
    QProcess process;
    process.start(folder + QStringLiteral("/postgres"), {QStringLiteral("--version")});
    if (!process.waitForFinished(ProgramTimeoutMs))
        return 0;
    static const QRegularExpression version(QStringLiteral(R"(\s(\d+)[.\s])"));
    return version.match(QString::fromUtf8(process.readAll())).captured(1).toInt();
}

// Major version: folder, as Debian lays them out.
std::map<int, QString> installed()
{
    std::map<int, QString> folders;
    const QDir root(QStringLiteral("/usr/lib/postgresql"));
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = root.filePath(name + QStringLiteral("/bin"));
        if (QFileInfo(folder + QStringLiteral("/initdb")).isExecutable())
            folders[name.toInt()] = folder;
    }
    return folders;
}

} // namespace

tl::expected<PostgresPrograms, QString> PostgresPrograms::find(int major)
{
    PostgresPrograms programs;
    if (const QString given = qEnvironmentVariable("PG_BINDIR"); !given.isEmpty()) {
        programs.m_folder = given;
        programs.m_major = majorIn(given);
        if (programs.m_major == 0)
            return tl::unexpected(QStringLiteral("PG_BINDIR (%1) holds no PostgreSQL.").arg(given));
    } else {
        const std::map<int, QString> folders = installed();
        const auto fit = major == 0 || folders.empty() ? folders.rbegin()
            : std::find_if(folders.rbegin(), folders.rend(),
                           [&](const auto &entry) { return entry.first == major; });
        if (folders.empty() || (major == 0 && fit->first < OldestMajor))
            return tl::unexpected(QStringLiteral(
                "PostgreSQL %1 or newer isn't installed: install the package postgresql, or set "
                "PG_BINDIR to the folder of its programs.").arg(OldestMajor));
        // Without the wanted one the newest serves to say so.
        const auto chosen = fit == folders.rend() ? folders.rbegin() : fit;
        programs.m_major = chosen->first;
        programs.m_folder = chosen->second;
    }
    if (!programs.chooseUser())
        return tl::unexpected(QStringLiteral(
            "PostgreSQL doesn't run as root, and there is no OS user postgres to run it as. "
            "Debian's package postgresql makes it; or start as another user."));
    return programs;
}

QString PostgresPrograms::ownUser()
{
    const passwd *entry = ::getpwuid(::getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

bool PostgresPrograms::chooseUser()
{
    m_drop = ::geteuid() == 0;
    if (!m_drop) {
        m_user = ownUser();
        return true;
    }
    const passwd *entry = ::getpwnam(unprivilegedUser);
    if (!entry)
        return false;
    m_user = QString::fromLatin1(unprivilegedUser);
    m_userId = entry->pw_uid;
    int count = 64;
    m_groups.resize(std::size_t(count));
    ::getgrouplist(unprivilegedUser, entry->pw_gid, m_groups.data(), &count);
    m_groups.resize(std::size_t(std::clamp(count, 1, 64)));
    std::iter_swap(m_groups.begin(), std::find(m_groups.begin(), m_groups.end(), entry->pw_gid));
    return true;
}

void PostgresPrograms::prepare(QProcess &process) const
{
    const pid_t parent = ::getpid();
    // Between fork and exec: system calls only, no memory.
    process.setChildProcessModifier([this, parent] {
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::signal(SIGINT, SIG_DFL);
        ::signal(SIGTERM, SIG_DFL);
        ::setsid();
        ::umask(077);
        if (m_drop
            && (::setgroups(m_groups.size(), m_groups.data()) != 0 || ::setgid(m_groups[0]) != 0
                || ::setuid(m_userId) != 0))
            ::_exit(126);
        // After setuid, which forgets it. SIGINT is PostgreSQL's fast shutdown.
        ::prctl(PR_SET_PDEATHSIG, SIGINT);
        if (::getppid() != parent)
            ::_exit(126);
    });
    process.setWorkingDirectory(QStringLiteral("/"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        // The caller's PGHOST, PGDATA … and leak checkers aren't meant for it.
        if (name.startsWith(QLatin1String("PG")) || name.startsWith(QLatin1String("LD_PRELOAD")))
            environment.remove(name);
    }
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
}

tl::expected<void, QString> PostgresPrograms::run(const QString &program,
                                                  const QStringList &arguments) const
{
    QProcess process;
    prepare(process);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(m_folder + u'/' + program, arguments);
    const bool isFinished = process.waitForFinished(ProgramTimeoutMs);
    if (isFinished && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    const QString said = QString::fromLocal8Bit(process.readAll()).trimmed().right(ToldCharacters);
    return tl::unexpected(QStringLiteral("%1 failed: %2").arg(
        program, said.isEmpty() ? process.errorString() : said));
}

void PostgresPrograms::own(const QString &path) const
{
    if (m_drop && ::lchown(QFile::encodeName(path).constData(), m_userId, m_groups[0]) != 0)
        qWarning("guichet::store: a file can't be given to the user postgres");
}

} // namespace guichet::store
