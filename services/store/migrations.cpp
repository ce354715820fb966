// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/migrations.h"

#include "services/store/transaction.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <map>

namespace guichet::store {

namespace {

constexpr int NumberDigits = 4;

using Applied = std::map<int, std::pair<QString, QByteArray>>; // number: name, checksum
using Problem = MigrationProblem;

Applied appliedMigrations(Connection &connection)
{
    Applied applied;
    if (!connection.run("store/migration_table_exists").only().boolean("found"))
        return applied;
    for (Result rows = connection.run("store/applied_migrations"); rows.next();) {
        const Row row = rows.row();
        applied[row.integer("number")] = {row.text("name"), row.text("checksum").toLatin1()};
    }
    return applied;
}

// The missing ones, in order.
tl::expected<QList<Migration>, Problem> missing(const Applied &applied,
                                                const QList<Migration> &migrations)
{
    std::map<int, Migration> known;
    for (const Migration &migration : migrations) {
        if (!known.emplace(migration.number, migration).second)
            return tl::unexpected(Problem{Problem::Kind::Duplicate, migration.name, {}});
    }
    for (const auto &[number, row] : applied) {
        const auto migration = known.find(number);
        if (migration == known.end())
            return tl::unexpected(Problem{Problem::Kind::NewerSchema, row.first, {}});
        if (migration->second.checksum() != row.second)
            return tl::unexpected(Problem{Problem::Kind::ChangedChecksum, row.first, {}});
    }
    QList<Migration> result;
    for (const auto &[number, migration] : known) {
        if (!applied.contains(number))
            result.append(migration);
    }
    return result;
}

void apply(Connection &connection, const Migration &migration)
{
    const QByteArray name = migration.name.toLatin1();
    Transaction transaction(connection);
    connection.runScript(QString::fromUtf8(migration.text), name.constData());
    // A COMMIT inside of it would leave half of a later failure behind.
    if (!connection.isInTransaction())
        throw Fault(Fault::Kind::Other, "2D000", name);
    transaction.run("store/insert_migration",
                    {{":number", migration.number},
                     {":name", migration.name},
                     {":checksum", QString::fromLatin1(migration.checksum())}});
    transaction.commit();
}

// Holds the lock, as guichet_owner, until its end.
class MigrationLock
{
public:
    explicit MigrationLock(Connection &connection) : m_connection(connection)
    {
        m_connection.runScriptNamed("store/lock_migrations");
    }
    ~MigrationLock()
    {
        try {
            if (m_connection.isOpen())
                m_connection.runScriptNamed("store/unlock_migrations");
        } catch (const Fault &) {
            m_connection.close(); // which unlocks as well
        }
    }
    MigrationLock(const MigrationLock &) = delete;
    MigrationLock &operator=(const MigrationLock &) = delete;

private:
    Connection &m_connection;
};

} // namespace

QByteArray Migration::checksum() const
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

QString MigrationProblem::sentence() const
{
    switch (kind) {
    case Kind::Failed:
        return QStringLiteral("The migration %1 failed (SQLSTATE %2). Nothing of it is left; those "
                              "before it stand.").arg(migration, QString::fromLatin1(sqlState));
    case Kind::ChangedChecksum:
        return QStringLiteral("The migration %1 was applied with another text than this program "
                              "has. Use the program that fits the database.").arg(migration);
    case Kind::NewerSchema:
        return QStringLiteral("The database has the migration %1, which this program doesn't know: "
                              "the program is older than the database.").arg(migration);
    case Kind::Duplicate:
        return QStringLiteral("Two migrations have the number of %1.").arg(migration);
    }
    Q_UNREACHABLE();
}

QList<Migration> linkedMigrations()
{
    QList<Migration> migrations;
    QDirIterator files(QStringLiteral(":/migrations"), {QStringLiteral("*.sql")}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("guichet::store: a migration can't be read");
        const QString name = QFileInfo(file).completeBaseName();
        migrations.append({name.left(NumberDigits).toInt(), name, file.readAll()});
    }
    std::sort(migrations.begin(), migrations.end(),
              [](const Migration &a, const Migration &b) { return a.number < b.number; });
    return migrations;
}

QByteArray schemaChecksum(const QList<Migration> &migrations)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Migration &migration : migrations)
        hash.addData(migration.name.toUtf8() + ' ' + migration.checksum() + '\n');
    return hash.result().toHex();
}

tl::expected<int, MigrationProblem> migrate(Connection &migrator,
                                            const QList<Migration> &migrations)
{
    migrator.reopenIfLost();
    const MigrationLock lock(migrator);
    // First look, then touch: a program that doesn't fit changes nothing.
    const auto pending = missing(appliedMigrations(migrator), migrations);
    if (!pending)
        return tl::unexpected(pending.error());
    if (!pending->isEmpty())
        migrator.runScriptNamed("store/create_migration_table");
    for (const Migration &migration : *pending) {
        try {
            apply(migrator, migration);
        } catch (const Fault &fault) {
            if (fault.kind() == Fault::Kind::Unknown || fault.kind() == Fault::Kind::Unavailable)
                throw;
            return tl::unexpected(Problem{Problem::Kind::Failed, migration.name, fault.sqlState()});
        }
    }
    return int(pending->size());
}

tl::expected<int, MigrationProblem> pendingMigrations(Connection &connection,
                                                      const QList<Migration> &migrations)
{
    return missing(appliedMigrations(connection), migrations).map([](const QList<Migration> &list) {
        return int(list.size());
    });
}

} // namespace guichet::store
