// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/clusterconfig.h"

#include <QCryptographicHash>
#include <QStringList>

#include <unistd.h>

namespace guichet::store {

namespace {

constexpr qint64 Megabyte = 1024 * 1024;
constexpr qint64 LargestSharedBuffers = 2048 * Megabyte;
constexpr qint64 SmallestSharedBuffers = 64 * Megabyte;
constexpr qint64 MemoryShare = 8; // one eighth of the computer's memory
constexpr int Connections = 100;
constexpr int TestConnections = 300;

// A string in a configuration file.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QLatin1String("''")) + u'\'';
}

const char commonSettings[] = R"(listen_addresses = ''
unix_socket_permissions = 0700
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
jit = off
random_page_cost = 1.1
min_wal_size = 4GB
max_wal_size = 8GB
wal_compression = lz4
checkpoint_timeout = 15min
track_io_timing = on

# No personal data in the log: statement text and DETAIL quote the values of rows.
log_min_error_statement = panic
log_min_duration_statement = -1
log_statement = none
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
log_line_prefix = '%m [%p] %u '
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
)";

const char durableSettings[] = R"(fsync = on
full_page_writes = on
synchronous_commit = on
)";

const char testSettings[] = R"(fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum_naptime = 10min
)";

} // namespace

QString ClusterConfig::settings() const
{
    const qint64 buffers = durable
        ? std::clamp(memoryBytes / MemoryShare, SmallestSharedBuffers, LargestSharedBuffers)
        : SmallestSharedBuffers;
    return QStringLiteral("# Written at each start; changes belong into postgresql.conf's end.\n"
                          "unix_socket_directories = %1\nshared_buffers = %2MB\n"
                          "max_connections = %3\n%4%5")
        .arg(quoted(socketDirectory))
        .arg(buffers / Megabyte)
        .arg(durable ? Connections : TestConnections)
        .arg(QLatin1String(commonSettings), QLatin1String(durable ? durableSettings : testSettings));
}

QString ClusterConfig::hostAccess() const
{
    return QStringLiteral("local all all peer map=guichet\n");
}

QString ClusterConfig::identities() const
{
    QStringList users{ownUser};
    if (serverUser != ownUser)
        users.append(serverUser);
    QString lines;
    for (const QString &user : users) {
        for (const char *role : {"postgres", "guichet_migrator", "guichet_application",
                                 "guichet_reader"})
            lines += QStringLiteral("guichet \"%1\" %2\n").arg(user, QLatin1String(role));
    }
    return lines;
}

qint64 physicalMemoryBytes()
{
    return qint64(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGE_SIZE);
}

QString defaultSocketDirectory(const QString &dataDirectory)
{
    QString parent = QStringLiteral("/run/guichet");
    if (::geteuid() != 0) {
        parent = qEnvironmentVariable("XDG_RUNTIME_DIR");
        parent = parent.isEmpty() ? QStringLiteral("/tmp/guichet-%1").arg(::geteuid())
                                  : parent + QStringLiteral("/guichet");
    }
    const QByteArray digest =
        QCryptographicHash::hash(dataDirectory.toUtf8(), QCryptographicHash::Sha256).toHex();
    return parent + u'/' + QString::fromLatin1(digest.left(8));
}

} // namespace guichet::store
