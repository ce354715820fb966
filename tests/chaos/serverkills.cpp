// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/phase.h"

namespace guichet::chaos {

namespace {

constexpr int clients = 32;
constexpr int accounts = 64;
constexpr qint64 centsEach = 50'000;
constexpr qint64 mostCents = 20'000; ///< so that some are refused for want of money
constexpr int shortestLifeMillis = 100;
constexpr int longestLifeMillis = 500;
constexpr int pointPatienceMillis = 3'000; ///< for a named point to be reached
constexpr int highestHit = 40;

constexpr const char *points[] = {
    "posting/begin", "posting/lock-customers", "posting/lock-accounts", "posting/read-keys", "posting/take-ids",
    "posting/insert-keys", "posting/write", "posting/commit", "posting/committed", "posting/answered",
    "stats/read", "stats/written", "stats/moved",
};

/// How a server's life goes: killed by hand, or something at a named point before.
struct Life {
    QString point; ///< GUICHET_KILL_POINT without the hit
    QString mode;
};

/// Each point twice to die at, once to stall at and once to fail at; the rest dies anywhere. In any order.
QList<Life> lives(int count, std::mt19937_64 &random)
{
    QList<Life> all;
    for (const char *point : points) {
        for (const char *mode : {"kill", "kill", "stall", "throw"})
            all.append({QLatin1String(point), QLatin1String(mode)});
    }
    all.resize(std::max<qsizetype>(count, all.size() * 2)); // as many without a point
    std::shuffle(all.begin(), all.end(), random);
    all.resize(count);
    return all;
}

QString pointOf(const Life &life, std::mt19937_64 &random)
{
    if (life.point.isEmpty())
        return {};
    const int hit = life.point.startsWith(QLatin1String("stats")) ? 1 : 1 + static_cast<int>(random() % highestHit);
    return QStringLiteral("%1:%2:%3").arg(life.point).arg(hit).arg(life.mode);
}

} // namespace

Outcome killServers(const Scene &scene)
{
    std::mt19937_64 random(scene.seed);
    const QList<AccountId> opened = scene.bank.openAccounts(accounts, centsEach);
    const QStringList arguments = scene.bank.arguments(noLimit);
    GuichetProcess server(scene.bank.logFile());
    const auto target = startServer(scene, server, arguments);
    Crowd crowd(scene, clients, {target.get()}, opened, random());
    crowd.start([](Client &client) { client.settle(client.draw(mostCents)); });
    int atPoints = 0;
    int kills = 0;
    QStringList problems;
    for (const Life &life : lives(scene.counts.serverKills, random)) {
        server.kill();
        target->port = server.start(arguments, pointOf(life, random));
        if (target->port != 0)
            target->hasRecovered();
        const int span = shortestLifeMillis + static_cast<int>(random() % (longestLifeMillis - shortestLifeMillis));
        const bool diesByItself = life.mode == QLatin1String("kill");
        atPoints += server.waitForEnd(diesByItself ? pointPatienceMillis : span) ? 1 : 0;
        server.kill();
        target->port = 0;
        ++kills;
    }
    target->port = server.start(arguments);
    if (target->port == 0)
        problems.append(QStringLiteral("the server doesn't start any more"));
    target->hasRecovered();
    crowd.stop();
    Outcome outcome = crowd.outcome();
    outcome.tally.problems += problems;
    outcome.counts = QStringLiteral("%1 server kills, %2 of them at named points").arg(kills).arg(atPoints);
    return outcome;
}

} // namespace guichet::chaos
