// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/phase.h"

#include "tests/support/faults/commitcuts.h"

#include <QDir>

namespace guichet::chaos {

namespace {

constexpr int servers = 3; ///< side by side: while one waits to ask again, the others commit
constexpr int clients = 36;
constexpr int accounts = 64;
constexpr qint64 centsEach = 50'000;
constexpr qint64 mostCents = 20'000;
constexpr int shareInThousand = 500;
constexpr std::chrono::seconds longest{300};
constexpr const char postingSessions[] = "guichet posting";

} // namespace

Outcome cutCommits(const Scene &scene)
{
    std::mt19937_64 random(scene.seed);
    const QList<AccountId> opened = scene.bank.openAccounts(accounts, centsEach);
    const QString folder = scene.bank.cluster().filePath(QStringLiteral("cut"));
    QDir().mkpath(folder);
    CommitCuts cuts(random(), postingSessions);
    const auto socketIn = [](const QString &directory) { return directory.toStdString() + "/.s.PGSQL.5432"; };
    Relay relay({socketIn(folder), 0}, {socketIn(scene.bank.cluster().database().host()), 0}, cuts.maker());
    std::vector<std::unique_ptr<GuichetProcess>> processes;
    std::vector<std::unique_ptr<Target>> targets;
    QList<const Target *> all;
    for (int i = 0; i < servers; ++i) {
        processes.push_back(std::make_unique<GuichetProcess>(scene.bank.logFile()));
        targets.push_back(startServer(scene, *processes.back(), scene.bank.arguments(noLimit, folder)));
        all.append(targets.back().get());
    }
    cuts.setShare(shareInThousand);
    Crowd crowd(scene, clients, all, opened, random());
    crowd.start([](Client &client) { client.settle(client.draw(mostCents)); });
    const auto begin = Clock::now();
    while (cuts.done() < scene.counts.commitCuts && Clock::now() - begin < longest)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    cuts.setShare(0);
    const auto isRunning = [](const auto &process) { return process->isRunning(); };
    const bool survived = std::all_of(processes.begin(), processes.end(), isRunning);
    crowd.stop();
    Outcome outcome = crowd.outcome();
    if (!survived)
        outcome.tally.problems.append(QStringLiteral("a server ended"));
    if (cuts.done() < scene.counts.commitCuts)
        outcome.tally.problems.append(QStringLiteral("only %1 commits were cut in %2 s").arg(cuts.done()).arg(longest.count()));
    using Moment = CommitCuts::Moment;
    outcome.counts = QStringLiteral("%1 cuts at COMMIT: %2 before it was sent, %3 before the reply, %4 within it, %5 stalled, "
                                    "%6 reset; %7 servers")
                         .arg(cuts.done()).arg(cuts.done(Moment::BeforeSent)).arg(cuts.done(Moment::AfterSent))
                         .arg(cuts.done(Moment::WithinReply)).arg(cuts.done(Moment::Stalled)).arg(cuts.done(Moment::Reset))
                         .arg(servers);
    return outcome;
}

} // namespace guichet::chaos
