// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <memory>

#include <tl/expected.hpp>

namespace guichet::store {

class Connection;

// How long a session may take for what; 0 is for ever.
struct SessionLimits
{
    std::chrono::milliseconds lock{2000};
    std::chrono::milliseconds statement{5000};
    std::chrono::milliseconds idleInTransaction{10000};
};

// Which database, as whom. A value: copy it into every thread.
class Database
{
public:
    // Parses a libpq connection string or URI ("Connection Strings", 34.1.1). Refuses (with a sentence)
    // a password in it: name a passfile=… instead; and what QtSql can't pass on (a `;`).
    [[nodiscard]] static tl::expected<Database, QString> fromConnectionString(const QString &text);
    // By unix socket, or host name.
    static Database at(const QString &hostOrSocketDirectory, const QString &databaseName,
                       const QString &user);

    // With the limits that this role has by default.
    [[nodiscard]] Database withUser(const QString &user) const;
    [[nodiscard]] Database withDatabaseName(const QString &name) const;
    [[nodiscard]] Database withApplicationName(const QString &name) const;
    [[nodiscard]] Database withLimits(const SessionLimits &limits) const;

    [[nodiscard]] const QString &host() const { return m_host; }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] const QString &databaseName() const { return m_databaseName; }
    [[nodiscard]] const QString &user() const { return m_user; }
    [[nodiscard]] const SessionLimits &limits() const { return m_limits; }
    // What QSqlDatabase::setConnectOptions() takes, session settings included.
    [[nodiscard]] QString connectOptions() const;
    // key=value text without secrets, for people and logs.
    [[nodiscard]] QString description() const;

    // A connection for the calling thread; it opens at first use.
    [[nodiscard]] std::unique_ptr<Connection> connect() const;

private:
    QString m_host;
    int m_port = 5432;
    QString m_databaseName;
    QString m_user;
    QString m_applicationName = QStringLiteral("guichet");
    QString m_furtherOptions; // key='value' …
    QString m_furtherSettings; // -c name=value …
    SessionLimits m_limits;
};

// The roles that create_roles.sql makes. The owner can't sign in: the migrator acts as it.
inline constexpr char16_t OwnerRole[] = u"guichet_owner";
inline constexpr char16_t MigratorRole[] = u"guichet_migrator";
inline constexpr char16_t ApplicationRole[] = u"guichet_application";
inline constexpr char16_t ReaderRole[] = u"guichet_reader";

// Loads the QtSql drivers. Call it once in main before any thread opens a connection: two threads
// doing it at once crashed at exit (Qt 6.4.2).
void loadDrivers();

} // namespace guichet::store
