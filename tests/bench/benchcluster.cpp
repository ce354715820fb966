// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchcluster.h"

#include "models/values/clock.h"
#include "services/ledger/bulk.h"
#include "services/store/migrations.h"
#include "services/store/postgresprograms.h"
#include "services/store/transaction.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>

#include <cstdio>

namespace guichet::bench {

namespace {

constexpr qint64 openingCents = 1'000'000'000;
constexpr int pgbenchScale = 100;
constexpr store::SessionLimits unlimited{{}, {}, {}};

void say(const char *what, qint64 millis)
{
    std::fprintf(stderr, "%s: %lld s\n", what, millis / 1'000);
}

} // namespace

BenchCluster::BenchCluster(const QString &folder)
    : m_cluster({QDir(folder).filePath(QStringLiteral("cluster")), {}, true})
{
    const auto programs = store::PostgresPrograms::find();
    if (!programs)
        qFatal("%s", qPrintable(programs.error()));
    m_programs = programs->folder();
    if (const auto started = m_cluster.start(); !started)
        qFatal("%s", qPrintable(started.error()));
}

store::Database BenchCluster::databaseNamed(const QString &name) const
{
    return m_cluster.database().withDatabaseName(name);
}

qint64 BenchCluster::runAsSuperuser(const QString &database, std::string_view script)
{
    store::Connection connection(databaseNamed(database).withUser(QStringLiteral("postgres")).withLimits(unlimited));
    return connection.runScriptNamed(script).number.value_or(0);
}

void BenchCluster::checkpoint()
{
    runAsSuperuser(QStringLiteral("postgres"), "bench/checkpoint");
}

BenchCluster::LogFigures BenchCluster::logFigures(const QString &database) const
{
    store::Connection connection(databaseNamed(database).withUser(QStringLiteral("postgres")));
    store::Result figures = connection.run("bench/log_figures");
    const store::Row row = figures.only();
    return {row.int64("records"), row.int64("bytes"), row.int64("images"), row.int64("files"), row.int64("checkpoint"),
            row.int64("vacuums")};
}

bool BenchCluster::exists(const QString &name)
{
    store::Connection connection(databaseNamed(QStringLiteral("postgres")).withUser(QStringLiteral("postgres")));
    return connection.run("bench/database_exists", {{":name", name}}).first().has_value();
}

QString BenchCluster::runProgram(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QDir(m_programs).filePath(program), QStringList{QStringLiteral("-h"), m_cluster.socketDirectory(),
                                                                   QStringLiteral("-U"), QStringLiteral("postgres")} + arguments);
    process.waitForFinished(-1);
    const QString said = QString::fromUtf8(process.readAll());
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), qPrintable(said));
    return said;
}

void BenchCluster::preparePgbench()
{
    if (exists(QStringLiteral("tpcb")))
        return;
    QElapsedTimer timer;
    timer.start();
    runProgram(QStringLiteral("createdb"), {QStringLiteral("tpcb")});
    runProgram(QStringLiteral("pgbench"), {QStringLiteral("-i"), QStringLiteral("-q"), QStringLiteral("-s"),
                                           QString::number(pgbenchScale), QStringLiteral("tpcb")});
    say("pgbench's tables made", timer.elapsed());
}

void BenchCluster::prepare(int customers)
{
    preparePgbench();
    migrate(QStringLiteral("guichet"));
    load(customers);
}

void BenchCluster::migrate(const QString &database) const
{
    store::Connection migrator(databaseNamed(database).withUser(QString::fromUtf16(store::MigratorRole)));
    if (const auto migrated = store::migrate(migrator); !migrated)
        qFatal("%s", qPrintable(migrated.error().sentence()));
}

void BenchCluster::load(int customers)
{
    store::Connection connection(m_cluster.database().withLimits(unlimited));
    const SystemClock clock;
    qint64 loaded = connection.run("bench/customers").only().int64("customers");
    if (loaded >= customers)
        return;
    QElapsedTimer timer;
    timer.start();
    AccountId opening;
    store::inTransaction(connection, [&](store::Transaction &) {
        opening = ledger::bankAccount(connection, QStringLiteral("opening:EUR"), Currency::euro());
    });
    while (loaded < customers) {
        QList<UserId> owners;
        QList<ledger::BulkAccount> wanted;
        for (; loaded < customers && wanted.size() < ledger::bulkRows; ++loaded) {
            owners.append(UserId{loaded + 1});
            wanted.append({{owners.last(), Currency::euro(), 0, ledger::ActionSet::all(), AccountStatus::Active}, openingCents});
        }
        store::inTransaction(connection, [&](store::Transaction &) {
            ledger::registerCustomers(connection, owners, true);
            (void)ledger::loadAccounts(connection, wanted, opening, UserId{1'000'000'000}, QDate(2026, 1, 1), clock.nowMicros());
        });
    }
    connection.close();
    runAsSuperuser(QStringLiteral("guichet"), "bench/followers_at_end");
    runAsSuperuser(QStringLiteral("guichet"), "bench/vacuum");
    say("customers loaded", timer.elapsed());
}

bool BenchCluster::prepareGrown(int mostRounds)
{
    if (exists(QStringLiteral("grown"))) {
        migrate(QStringLiteral("grown"));
        return true;
    }
    QElapsedTimer timer;
    timer.start();
    if (!exists(QStringLiteral("growing")))
        (void)freshCopy(QStringLiteral("growing"));
    const store::Database growing = databaseNamed(QStringLiteral("growing")).withUser(QStringLiteral("postgres"));
    const qint64 begin = store::Connection(growing).run("bench/rounds_grown").only().int64("rounds");
    const qint64 end = std::min<qint64>(begin + mostRounds, growingRounds);
    for (qint64 round = begin; round < end; ++round) {
        store::Connection(growing.withLimits(unlimited)).runScriptNamed("bench/grow", {{":round", round}});
        say("a million entries loaded, since the first", timer.elapsed());
    }
    if (end < growingRounds)
        return false;
    runAsSuperuser(QStringLiteral("growing"), "bench/grow_accounts");
    runAsSuperuser(QStringLiteral("growing"), "bench/followers_at_end");
    runAsSuperuser(QStringLiteral("growing"), "bench/vacuum");
    runAsSuperuser(QStringLiteral("postgres"), "bench/rename_grown");
    say("20 million entries loaded", timer.elapsed());
    return true;
}

store::Database BenchCluster::freshCopy(const QString &name)
{
    runProgram(QStringLiteral("dropdb"), {QStringLiteral("--if-exists"), QStringLiteral("--force"), name});
    // owned as its model, or later versions couldn't change its schema
    runProgram(QStringLiteral("createdb"), {QStringLiteral("-T"), QStringLiteral("guichet"), QStringLiteral("-S"),
                                            QStringLiteral("file_copy"), QStringLiteral("-O"), QStringLiteral("guichet_owner"), name});
    return databaseNamed(name);
}

double BenchCluster::pgbench(int clients, int seconds) const
{
    const QString said = runProgram(QStringLiteral("pgbench"),
                                    {QStringLiteral("-n"), QStringLiteral("-M"), QStringLiteral("prepared"), QStringLiteral("-j"),
                                     QStringLiteral("2"), QStringLiteral("-c"), QString::number(clients), QStringLiteral("-T"),
                                     QString::number(seconds), QStringLiteral("tpcb")});
    static const QRegularExpression rate(QStringLiteral("tps = ([0-9.]+)"));
    return rate.match(said).captured(1).toDouble();
}

double BenchCluster::bestOfPgbench(int seconds) const
{
    return std::max({pgbench(8, seconds), pgbench(32, seconds), pgbench(64, seconds)});
}

} // namespace guichet::bench
