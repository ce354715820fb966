// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdatabase.h"

#include "services/store/migrations.h"
#include "tests/support/testcluster.h"

#include <QCoreApplication>

namespace guichet {

using namespace store;

namespace {

const QLatin1String superuserName("postgres");
constexpr qsizetype ChecksumCharacters = 16;

std::unique_ptr<TestCluster> ownCluster;
std::unique_ptr<Connection> administrator;
bool templateIsThere = false;

void finish()
{
    administrator.reset();
    ownCluster.reset();
}

// The superuser in the database postgres of the cluster that this run of the tests uses.
Database administration()
{
    static const Database database = [] {
        loadDrivers();
        qAddPostRoutine(finish);
        QString socketDirectory = qEnvironmentVariable(TestCluster::environmentName);
        if (socketDirectory.isEmpty()) {
            ownCluster = std::make_unique<TestCluster>();
            socketDirectory = ownCluster->cluster().socketDirectory();
        }
        using namespace std::chrono_literals;
        return Database::at(socketDirectory, superuserName, superuserName)
            .withLimits({30s, 60s, 0s});
    }();
    return database;
}

Connection &administratorConnection()
{
    const Database database = administration();
    if (!administrator)
        administrator = database.connect();
    return *administrator;
}

void create(const QString &name, const QString &from)
{
    administratorConnection().runScript(statement("support/clone_database").arg(name, from),
                                        "support/clone_database");
    administratorConnection().runScript(statement("store/restrict_database").arg(name),
                                        "store/restrict_database");
}

void drop(const QString &name)
{
    administratorConnection().runScript(statement("support/drop_database").arg(name),
                                        "support/drop_database");
}

void makeTemplate(const QString &name)
{
    Connection &connection = administratorConnection();
    if (connection.run("store/database_exists", {{":name", name}}).only().boolean("found"))
        return;
    const QString unfinished = name + QStringLiteral("_unfinished");
    drop(unfinished);
    create(unfinished, QStringLiteral("template0"));
    {
        Connection migrator(administration().withDatabaseName(unfinished)
                                .withUser(QString::fromUtf16(MigratorRole)));
        if (const auto migrated = migrate(migrator); !migrated)
            qFatal("the migrations fail: %s", qUtf8Printable(migrated.error().sentence()));
    }
    connection.runScript(statement("support/rename_database").arg(unfinished, name),
                         "support/rename_database");
}

// One per set of linked migrations, made by whichever test needs it first.
QString templateName()
{
    const QString name = QStringLiteral("guichet_template_")
        + QString::fromLatin1(schemaChecksum().left(ChecksumCharacters));
    if (!templateIsThere) {
        Connection &connection = administratorConnection();
        connection.runScriptNamed("support/lock_template");
        makeTemplate(name);
        connection.runScriptNamed("support/unlock_template");
        templateIsThere = true;
    }
    return name;
}

QString freshName()
{
    static int count = 0;
    return QStringLiteral("test_%1_%2").arg(QCoreApplication::applicationPid()).arg(++count);
}

} // namespace

TestDatabase::TestDatabase(Content content)
    : m_database(administration().withDatabaseName(freshName())
                     .withUser(QString::fromUtf16(ApplicationRole)))
{
    create(m_database.databaseName(),
           content == Content::Migrated ? templateName() : QStringLiteral("template0"));
}

TestDatabase::~TestDatabase()
{
    m_connection.reset();
    m_superuserConnection.reset();
    drop(m_database.databaseName());
}

Database TestDatabase::databaseAs(const QString &role) const { return m_database.withUser(role); }

Database TestDatabase::superuser() const { return databaseAs(superuserName); }

Connection &TestDatabase::connection()
{
    if (!m_connection)
        m_connection = m_database.connect();
    return *m_connection;
}

Connection &TestDatabase::superuserConnection()
{
    if (!m_superuserConnection)
        m_superuserConnection = superuser().connect();
    return *m_superuserConnection;
}

} // namespace guichet
