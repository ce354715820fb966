// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/phase.h"

#include "tests/support/faults/plannedcuts.h"

namespace guichet::chaos {

namespace {

constexpr int clients = 16;
constexpr int accounts = 64;
constexpr qint64 centsEach = 50'000;
constexpr qint64 mostCents = 20'000;
constexpr int otherCutsOf16 = 3; ///< elsewhere than between request and reply
constexpr std::size_t requestBytes = 700;
constexpr std::size_t replyBytes = 500;

/// Somewhere else: within the request, within the reply, late, twice.
Cut otherCut(std::mt19937_64 &random)
{
    switch (random() % 4) {
    case 0:
        return {Cut::Where::Request, Cut::How::Close, random() % requestBytes};
    case 1:
        return {Cut::Where::Reply, Cut::How::Reset, 1 + random() % replyBytes};
    case 2:
        return {Cut::Where::Reply, Cut::How::StallThenClose, random() % replyBytes};
    default:
        return {Cut::Where::Request, Cut::How::Duplicate, 0};
    }
}

} // namespace

Outcome cutReplies(const Scene &scene)
{
    std::mt19937_64 random(scene.seed);
    const QList<AccountId> opened = scene.bank.openAccounts(accounts, centsEach);
    GuichetProcess server(scene.bank.logFile());
    const auto target = startServer(scene, server, scene.bank.arguments(noLimit));
    PlannedCuts cuts;
    Relay relay({}, {{}, target->port}, cuts.maker());
    target->port = relay.address().port;
    std::atomic<int> betweenBoth = 0;
    std::atomic<int> elsewhere = 0;
    Crowd crowd(scene, clients, {target.get()}, opened, random());
    for (const auto &client : crowd.clients()) {
        client->beforeAsking = [&, &own = *client](TlsClient &http) {
            const std::uint16_t clientPort = http.openedPort(); // TLS has nothing more to say of itself there
            if (clientPort == 0)
                return;
            const bool isOther = own.random()() % 16 < otherCutsOf16;
            const bool isReset = own.random()() % 4 == 0;
            ++(isOther ? elsewhere : betweenBoth);
            cuts.plan(clientPort, isOther ? otherCut(own.random())
                                          : Cut{Cut::Where::Reply, isReset ? Cut::How::Reset : Cut::How::Close, 0});
        };
    }
    const int wanted = scene.counts.replyCuts;
    crowd.start([&](Client &client) {
        if (betweenBoth < wanted)
            client.settle(client.draw(mostCents));
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    });
    while (betweenBoth < wanted && server.isRunning())
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const bool survived = server.isRunning();
    crowd.stop();
    Outcome outcome = crowd.outcome();
    if (!survived)
        outcome.tally.problems.append(QStringLiteral("the server ended"));
    outcome.counts = QStringLiteral("%1 cuts between request and reply, %2 elsewhere; %3 were carried out")
                         .arg(betweenBoth).arg(elsewhere).arg(cuts.done());
    return outcome;
}

} // namespace guichet::chaos
