// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faults/clusterunderfire.h"

#include "services/store/connection.h"
#include "services/store/fault.h"
#include "tests/support/testcluster.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <thread>

namespace guichet {

namespace {

constexpr int recoverySeconds = 60;
constexpr std::chrono::milliseconds lookAgain{20};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void waitFor(const char *what, const std::function<bool()> &isSo)
{
    const auto begin = std::chrono::steady_clock::now();
    while (!isSo()) {
        if (std::chrono::steady_clock::now() - begin > std::chrono::seconds(recoverySeconds))
            qFatal("PostgreSQL: %s, not after %d s", what, recoverySeconds);
        std::this_thread::sleep_for(lookAgain);
    }
}

} // namespace

ClusterUnderFire::ClusterUnderFire(quint64 seed)
    : m_folder(TestCluster::openFolder())
    , m_random(seed)
{
    store::PrivateCluster::Options options;
    options.dataDirectory = m_folder->filePath(QStringLiteral("cluster"));
    options.socketDirectory = m_folder->filePath(QStringLiteral("socket"));
    m_cluster = std::make_unique<store::PrivateCluster>(options);
    if (const auto started = m_cluster->start(); !started)
        qFatal("%s", qUtf8Printable(started.error()));
}

ClusterUnderFire::~ClusterUnderFire() = default;

qint64 ClusterUnderFire::postmaster() const
{
    const QByteArray file = contentOf(m_cluster->dataDirectory() + QStringLiteral("/data/postmaster.pid"));
    return file.left(file.indexOf('\n')).trimmed().toLongLong();
}

/// The postmaster's children that serve a client over the unix socket.
QList<qint64> ClusterUnderFire::backends() const
{
    QList<qint64> found;
    const QByteArray parent = QByteArray::number(postmaster());
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString &process : processes) {
        const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(process));
        const QByteArrayList afterName = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (afterName.size() > 1 && afterName[1] == parent
            && contentOf(QStringLiteral("/proc/%1/cmdline").arg(process)).contains(" [local] "))
            found.append(process.toLongLong());
    }
    return found;
}

void ClusterUnderFire::killPostmaster()
{
    ::kill(pid_t(postmaster()), SIGKILL);
    waitFor("it doesn't die", [this] { return !m_cluster->isRunning(); });
}

void ClusterUnderFire::stopAtOnce()
{
    ::kill(pid_t(postmaster()), SIGQUIT);
    waitFor("it doesn't stop", [this] { return !m_cluster->isRunning(); });
}

bool ClusterUnderFire::killBackend()
{
    const QList<qint64> found = backends();
    if (found.isEmpty())
        return false;
    const qint64 victim = found[static_cast<qsizetype>(m_random() % static_cast<quint64>(found.size()))];
    ::kill(pid_t(victim), SIGKILL);
    // The others are ended too, then the recovery begins.
    waitFor("a backend's end isn't noticed", [&] {
        const QList<qint64> now = backends();
        return std::none_of(found.begin(), found.end(), [&](qint64 process) { return now.contains(process); });
    });
    return true;
}

void ClusterUnderFire::recover()
{
    // The processes of a killed postmaster may outlive it for a moment; the start is refused meanwhile.
    waitFor("it doesn't start again", [this] { return m_cluster->isRunning() || m_cluster->start().has_value(); });
    waitFor("it doesn't recover", [this] {
        try {
            database().connect()->check("store/database_exists");
            return true;
        } catch (const store::Fault &) {
            return false;
        }
    });
}

} // namespace guichet
