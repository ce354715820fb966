// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/phase.h"

namespace guichet::chaos {

namespace {

constexpr int clients = 32;
constexpr int accounts = 64;
constexpr qint64 centsEach = 50'000;
constexpr qint64 mostCents = 20'000;
constexpr int shortestRestMillis = 150;
constexpr int longestRestMillis = 500;

} // namespace

Outcome killDatabase(const Scene &scene)
{
    std::mt19937_64 random(scene.seed);
    const QList<AccountId> opened = scene.bank.openAccounts(accounts, centsEach);
    GuichetProcess server(scene.bank.logFile());
    const auto target = startServer(scene, server, scene.bank.arguments(noLimit));
    Crowd crowd(scene, clients, {target.get()}, opened, random());
    crowd.start([](Client &client) { client.settle(client.draw(mostCents)); });
    ClusterUnderFire &cluster = scene.bank.cluster();
    int postmasters = 0, backends = 0, stops = 0;
    const auto isDone = [&] { return postmasters + backends + stops >= scene.counts.databaseKills; };
    for (int i = 0; !isDone() && server.isRunning(); ++i) {
        const int rest = shortestRestMillis + static_cast<int>(random() % (longestRestMillis - shortestRestMillis));
        std::this_thread::sleep_for(std::chrono::milliseconds(rest));
        if (i % 3 == 0) {
            cluster.killPostmaster();
            ++postmasters;
        } else if (i % 3 == 1) {
            backends += cluster.killBackend() ? 1 : 0;
        } else {
            cluster.stopAtOnce();
            ++stops;
        }
        cluster.recover();
        target->hasRecovered();
    }
    const bool survived = server.isRunning();
    if (!survived)
        target->port = server.start(scene.bank.arguments(noLimit));
    crowd.stop();
    Outcome outcome = crowd.outcome();
    if (!survived)
        outcome.tally.problems.append(QStringLiteral("the server ended with its database"));
    outcome.counts = QStringLiteral("%1 database kills: %2 postmasters, %3 backends, %4 immediate shutdowns")
                         .arg(postmasters + backends + stops).arg(postmasters).arg(backends).arg(stops);
    return outcome;
}

} // namespace guichet::chaos
