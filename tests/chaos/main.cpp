// SPDX-License-Identifier: GPL-3.0-or-later
// chaos: a bank on a durable database, its clients, and everything that can be cut or killed between them.
#include "tests/chaos/checker.h"
#include "tests/chaos/phase.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTextStream>

#include <csignal>

namespace {

using namespace guichet;
using namespace guichet::chaos;

constexpr char usage[] = "chaos [--short] [--seed N] [PHASE…]\n"
                         "Phases: servers database cuts commits storms hot; all these where none is named; gateway.\n";

struct Phase {
    const char *name;
    Outcome (*run)(const Scene &);
    bool onlyWhenNamed = false; ///< it needs HAProxy
};
constexpr Phase phases[] = {
    {"servers", killServers}, {"database", killDatabase}, {"cuts", cutReplies},
    {"commits", cutCommits},  {"storms", stormKeys},      {"hot", heatAccounts},
    {"gateway", killBehindGateway, true},
};

/// About a tenth of it, for the normal run on a machine that does other things too.
constexpr Counts shortCounts{8, 6, 600, 60, 600, 6'000, 5};

struct Options {
    Counts counts;
    quint64 seed = 0;
    QStringList phases;
};

std::optional<Options> optionsFrom(QStringList arguments)
{
    Options options;
    options.seed = std::random_device()();
    if (arguments.removeAll(QStringLiteral("--short")) > 0)
        options.counts = shortCounts;
    if (const qsizetype at = arguments.indexOf(QStringLiteral("--seed")); at >= 0 && at + 1 < arguments.size()) {
        options.seed = arguments[at + 1].toULongLong();
        arguments.remove(at, 2);
    }
    for (const QString &word : std::as_const(arguments)) {
        const auto isNamed = [&](const Phase &phase) { return word == QLatin1String(phase.name); };
        if (std::none_of(std::begin(phases), std::end(phases), isNamed))
            return std::nullopt;
    }
    options.phases = arguments;
    return options;
}

/// What the bank's own inspector says.
QString verify(const ChaosBank &bank)
{
    return failureOf(QStringLiteral(GUICHETCTL), bank.arguments(noLimit) + QStringList{QStringLiteral("verify")});
}

bool runPhase(const Phase &phase, ChaosBank &bank, const Options &options)
{
    QTextStream out(stdout);
    QElapsedTimer timer;
    timer.start();
    const QString folder = bank.cluster().filePath(QLatin1String(phase.name));
    QDir().mkpath(folder);
    const Scene scene{bank, options.counts, options.seed + static_cast<quint64>(&phase - phases), folder};
    const qint64 before = Checker::lastEntry(*bank.connection());
    const Outcome outcome = phase.run(scene);
    const qint64 ranMillis = timer.elapsed();
    QStringList problems = outcome.tally.problems;
    GuichetProcess atRest(bank.logFile()); // whose figures and seals follow to the end
    (void)startServer(scene, atRest, bank.arguments(noLimit));
    const auto connection = bank.connection();
    Checker checker(*connection, before);
    problems += checker.problems(outcome.journals, outcome.limitPerDay);
    if (const QString failure = verify(bank); !failure.isEmpty())
        problems.append(failure);
    const Tally &tally = outcome.tally;
    out << "chaos " << phase.name << ": " << outcome.counts << "\n  " << tally.operations << " operations: " << tally.booked
        << " booked, " << tally.refused << " refused; " << tally.unknown << " were unknown, the longest for "
        << tally.longestSettling << " ms after recovery; " << checker.entriesChecked() << " entries checked; "
        << ranMillis / 1'000 << " s and " << (timer.elapsed() - ranMillis) / 1'000 << " s of checking\n";
    for (const QString &problem : std::as_const(problems))
        out << "  WRONG: " << problem << '\n';
    return problems.isEmpty();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto options = optionsFrom(QCoreApplication::arguments().mid(1));
    if (!options) {
        std::fputs(usage, stderr);
        return 2;
    }
    std::printf("chaos: seed %llu\n", static_cast<unsigned long long>(options->seed));
    std::fflush(stdout);
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes to connections that have been cut
    store::loadDrivers();
    QElapsedTimer timer;
    timer.start();
    ChaosBank bank(options->seed);
    int failed = 0;
    for (const Phase &phase : phases) {
        if ((options->phases.isEmpty() && !phase.onlyWhenNamed) || options->phases.contains(QLatin1String(phase.name)))
            failed += runPhase(phase, bank, *options) ? 0 : 1;
    }
    std::printf("chaos: %s after %lld s\n", failed == 0 ? "the bank kept its word" : "THE BANK DIDN'T KEEP ITS WORD",
                static_cast<long long>(timer.elapsed() / 1'000));
    return failed == 0 ? 0 : 1;
}
