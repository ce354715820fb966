// SPDX-License-Identifier: GPL-3.0-or-later
// ledger, hot, grown: transfers a second of the whole bank's engine with all rules on, against pgbench on the same cluster.
#include "app/common/bankassembly.h"
#include "tests/bench/benchcluster.h"
#include "tests/bench/transferload.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

#include <cstdio>
#include <thread>

using namespace guichet;
using namespace guichet::bench;

namespace {

struct Plan {
    int customers = 1'000'000;
    int runs = 3;
    int seconds = 10;        ///< of a run
    int warmUpSeconds = 15;
    int grownWarmUpSeconds = 60;
    int pgbenchSeconds = 6;  ///< for each number of clients
    int catchUpSeconds = 60; ///< for those who follow the log
    bool isGrownOnly = false; ///< without pgbench and the hot account
};

/// Each database has seals of its own.
QString checkpointsOf(const store::Database &database, const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("checkpoints-") + database.databaseName());
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// The whole bank without its HTTP side, on one database: engine and every job that follows the log.
class Bank
{
public:
    Bank(const store::Database &database, const QString &folder)
        : m_connection(database)
    {
        const QString text = QStringLiteral("host=%1 dbname=%2 user=%3").arg(database.host(), database.databaseName(), database.user());
        const auto configuration = Configuration::read({QStringLiteral("--database"), text, QStringLiteral("--data"), folder,
                                                        QStringLiteral("--limit-per-day"), QStringLiteral("1000000"),
                                                        QStringLiteral("--checkpoints"), checkpointsOf(database, folder)}, {});
        if (!configuration)
            qFatal("%s", qPrintable(configuration.error()));
        auto assembly = BankAssembly::make(*configuration, m_clock);
        if (!assembly)
            qFatal("%s", qPrintable(assembly.error()));
        m_assembly = std::move(*assembly);
        if (const auto started = m_assembly->start(); !started)
            qFatal("%s", qPrintable(started.error()));
        auto range = m_connection.run("bench/range_of_accounts");
        const store::Row row = range.only();
        m_accounts = {row.int64("first"), row.int64("first_owner"), row.int64("last") - row.int64("first") + 1};
    }

    TransferLoad::Outcome transfer(int seconds, bool hot = false)
    {
        auto outcome = TransferLoad(m_assembly->services().engine, m_clock, m_accounts, hot).run(seconds);
        if (outcome.refused > 0)
            qFatal("%lld transfers were refused", static_cast<long long>(outcome.refused));
        return outcome;
    }

    /// Waits until those who follow the log have come to its end; seconds.
    double catchUp(int atMost)
    {
        QElapsedTimer timer;
        timer.start();
        while (m_connection.run("bench/followers_behind").only().int64("behind") > 0) {
            if (timer.elapsed() > atMost * 1'000)
                return atMost;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return static_cast<double>(timer.elapsed()) / 1e3;
    }

private:
    SystemClock m_clock;
    store::Connection m_connection;
    std::unique_ptr<BankAssembly> m_assembly;
    Accounts m_accounts;
};

/// Runs transfers at random, and says on stderr what they cost the log.
TransferLoad::Outcome transferSayingCosts(Bank &bank, const BenchCluster &cluster, const QString &database, int seconds)
{
    const BenchCluster::LogFigures before = cluster.logFigures(database);
    const auto outcome = bank.transfer(seconds);
    const BenchCluster::LogFigures after = cluster.logFigures(database);
    const double transfers = std::max(1.0, outcome.perSecond * seconds);
    std::fprintf(stderr, "%s: %.0f a second; a transfer took %.0f bytes of the log in %.1f records, %.3f images of pages; "
                         "%lld log files more, %s, %lld tables vacuumed\n",
                 qPrintable(database), outcome.perSecond, static_cast<double>(after.bytes - before.bytes) / transfers,
                 static_cast<double>(after.records - before.records) / transfers,
                 static_cast<double>(after.images - before.images) / transfers,
                 static_cast<long long>(after.files - before.files),
                 after.checkpoint == before.checkpoint ? "no checkpoint" : "a checkpoint began",
                 static_cast<long long>(after.vacuums - before.vacuums));
    return outcome;
}

struct Figures {
    std::vector<double> random, hot, pgbench, p99, hotP99, behind;
};

void print(const char *name, double ours, double reference, const char *referenceName, double p99, double target, double behind)
{
    std::printf("{\"bench\":\"%s\",\"ours\":%.0f,\"%s\":%.0f,\"ratio\":%.2f,\"p99_ms\":%.1f,\"target\":%.2f,"
                "\"caught_up_s\":%.1f,\"ok\":%s}\n",
                name, ours, referenceName, reference, ours / reference, p99, target, behind,
                ours / reference >= target && behind < Plan().catchUpSeconds ? "true" : "false");
    std::fflush(stdout);
}

Figures measureEmpty(BenchCluster &cluster, const QString &folder, const Plan &plan)
{
    const QString name = QStringLiteral("bench");
    const store::Database copy = cluster.freshCopy(name);
    QDir(checkpointsOf(copy, folder)).removeRecursively();
    Bank bank(copy, folder);
    bank.transfer(plan.warmUpSeconds);
    bank.catchUp(plan.catchUpSeconds);
    Figures figures;
    for (int run = 0; run < plan.runs; ++run) {
        figures.pgbench.push_back(plan.isGrownOnly ? 0 : cluster.bestOfPgbench(plan.pgbenchSeconds));
        const auto random = transferSayingCosts(bank, cluster, name, plan.seconds);
        figures.random.push_back(random.perSecond);
        figures.p99.push_back(random.p99Millis);
        figures.behind.push_back(bank.catchUp(plan.catchUpSeconds));
        if (plan.isGrownOnly)
            continue;
        const auto hot = bank.transfer(plan.seconds, true);
        figures.hot.push_back(hot.perSecond);
        figures.hotP99.push_back(hot.p99Millis);
        figures.behind.push_back(bank.catchUp(plan.catchUpSeconds));
        std::fprintf(stderr, "run %d: random %.0f hot %.0f pgbench %.0f caught up in %.1f s\n", run + 1, random.perSecond,
                     hot.perSecond, figures.pgbench.back(), figures.behind.back());
    }
    return figures;
}

void measureGrown(BenchCluster &cluster, const QString &folder, const Plan &plan, double emptyRate)
{
    (void)cluster.prepareGrown(BenchCluster::growingRounds);
    const QString name = QStringLiteral("grown");
    Bank bank(cluster.databaseNamed(name), folder);
    cluster.checkpoint();
    bank.transfer(plan.grownWarmUpSeconds);
    std::vector<double> rates, p99, behind{bank.catchUp(plan.catchUpSeconds)};
    for (int run = 0; run < plan.runs; ++run) {
        const auto outcome = transferSayingCosts(bank, cluster, name, plan.seconds);
        rates.push_back(outcome.perSecond);
        p99.push_back(outcome.p99Millis);
        behind.push_back(bank.catchUp(plan.catchUpSeconds));
    }
    print("grown", median(rates), emptyRate, "empty", median(p99), 0.85, *std::max_element(behind.begin(), behind.end()));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.isEmpty())
        qFatal("ledgerbench FOLDER [quick] [empty|grown|load]");
    const bool quick = arguments.contains(QStringLiteral("quick"));
    Plan plan;
    if (quick)
        plan = {1'000'000, 1, 6, 6, 40, 3, 60, false};
    plan.isGrownOnly = arguments.contains(QStringLiteral("grown"));
    store::loadDrivers();
    BenchCluster cluster(arguments[0]);
    cluster.prepare(plan.customers);
    if (arguments.contains(QStringLiteral("load"))) // a part of what `grown` needs: the status says whether all is there
        return cluster.prepareGrown(1) ? 0 : 1;
    const Figures empty = measureEmpty(cluster, arguments[0], plan);
    if (!plan.isGrownOnly) {
        const double pgbench = median(empty.pgbench);
        const double behind = *std::max_element(empty.behind.begin(), empty.behind.end());
        print("ledger", median(empty.random), pgbench, "pgbench", median(empty.p99), 5, behind);
        print("hot", median(empty.hot), pgbench, "pgbench", median(empty.hotP99), 3, behind);
    }
    if (plan.isGrownOnly || !(quick || arguments.contains(QStringLiteral("empty"))))
        measureGrown(cluster, arguments[0], plan, median(empty.random));
    return 0;
}
