// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/database.h"

#include "services/store/connection.h"

#include <QSqlDatabase>

#include <libpq-fe.h>

namespace guichet::store {

namespace {

// A server or network that says nothing is given up after this; so is a connection attempt.
constexpr int TcpUserTimeoutMs = 10'000;
constexpr int ConnectTimeoutSeconds = 5;
constexpr int KeepaliveIdleSeconds = 10;

// libpq's quoting ("Connection Strings", 34.1.1.1).
QString quoted(QString value)
{
    value.replace(u'\\', QLatin1String("\\\\")).replace(u'\'', QLatin1String("\\'"));
    return u'\'' + value + u'\'';
}

QString problemOf(const QString &key, const QString &value)
{
    if (key == QLatin1String("password"))
        return QStringLiteral("A password doesn't belong in the connection string: put it in a "
                              "file of its own and name that with passfile=FILE.");
    // QtSql turns a semicolon into a blank.
    if (value.contains(u';'))
        return QStringLiteral("The connection string's %1 holds a semicolon.").arg(key);
    return {};
}

} // namespace

Database Database::at(const QString &hostOrSocketDirectory, const QString &databaseName,
                      const QString &user)
{
    Database database;
    database.m_host = hostOrSocketDirectory;
    database.m_databaseName = databaseName;
    return database.withUser(user);
}

tl::expected<Database, QString> Database::fromConnectionString(const QString &text)
{
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.toUtf8().constData(), &message), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> messageOwner(message, &PQfreemem);
    // libpq's message quotes the string, perhaps a password with it.
    if (!options)
        return tl::unexpected(QStringLiteral("The connection string is malformed."));
    Database database;
    QString user;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val)
            continue;
        const QString key = QString::fromUtf8(option->keyword);
        const QString value = QString::fromUtf8(option->val);
        if (const QString problem = problemOf(key, value); !problem.isEmpty())
            return tl::unexpected(problem);
        if (key == QLatin1String("host"))
            database.m_host = value;
        else if (key == QLatin1String("port"))
            database.m_port = value.toInt();
        else if (key == QLatin1String("dbname"))
            database.m_databaseName = value;
        else if (key == QLatin1String("user"))
            user = value;
        else if (key == QLatin1String("application_name"))
            database.m_applicationName = value;
        else if (key == QLatin1String("options"))
            database.m_furtherSettings = value;
        else
            database.m_furtherOptions += key + u'=' + quoted(value) + u' ';
    }
    if (database.m_databaseName.isEmpty() || user.isEmpty())
        return tl::unexpected(QStringLiteral("The connection string names no dbname or no user."));
    return database.withUser(user);
}

Database Database::withUser(const QString &user) const
{
    Database database = *this;
    database.m_user = user;
    using namespace std::chrono_literals;
    database.m_limits = {};
    if (user == QStringView(ReaderRole))
        database.m_limits.statement = 60s;
    if (user == QStringView(MigratorRole))
        database.m_limits = {10s, 0s, 0s};
    return database;
}

Database Database::withDatabaseName(const QString &name) const
{
    Database database = *this;
    database.m_databaseName = name;
    return database;
}

Database Database::withApplicationName(const QString &name) const
{
    Database database = *this;
    database.m_applicationName = name;
    return database;
}

Database Database::withLimits(const SessionLimits &limits) const
{
    Database database = *this;
    database.m_limits = limits;
    return database;
}

QString Database::connectOptions() const
{
    const QString settings =
        QStringLiteral("-c TimeZone=UTC -c lock_timeout=%1 -c statement_timeout=%2"
                       " -c idle_in_transaction_session_timeout=%3"
                       " -c client_connection_check_interval=1s %4")
            .arg(m_limits.lock.count())
            .arg(m_limits.statement.count())
            .arg(m_limits.idleInTransaction.count())
            .arg(m_furtherSettings)
            .trimmed();
    // The caller's own come last: libpq takes the last of two.
    return QStringLiteral("connect_timeout=%1 tcp_user_timeout=%2 keepalives_idle=%3"
                          " application_name=%4 options=%5 %6")
        .arg(ConnectTimeoutSeconds)
        .arg(TcpUserTimeoutMs)
        .arg(KeepaliveIdleSeconds)
        .arg(quoted(m_applicationName), quoted(settings), m_furtherOptions)
        .trimmed();
}

QString Database::description() const
{
    return QStringLiteral("host=%1 port=%2 dbname=%3 user=%4")
        .arg(m_host).arg(m_port).arg(m_databaseName, m_user);
}

std::unique_ptr<Connection> Database::connect() const
{
    return std::make_unique<Connection>(*this);
}

void loadDrivers()
{
    (void)QSqlDatabase::drivers();
}

} // namespace guichet::store
