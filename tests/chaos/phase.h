// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/chaosbank.h"
#include "tests/chaos/client.h"

#include <thread>

namespace guichet::chaos {

/// How much of everything.
struct Counts {
    int serverKills = 100;
    int databaseKills = 60;
    int replyCuts = 10'000;
    int commitCuts = 1'000;
    int storms = 10'000;
    int hotTransfers = 100'000;
    int gatewayKills = 20;
};

/// What a phase has to report.
struct Outcome {
    Tally tally;
    QStringList journals;
    QString counts; ///< what was done to the bank, for people
    qint64 limitPerDay = noLimit;
};

/// What a phase works with.
struct Scene {
    ChaosBank &bank;
    const Counts &counts;
    quint64 seed;
    QString folder; ///< for the journals
};

// Each leaves the bank at rest: no client, no server, the database up.

Outcome killServers(const Scene &scene);
Outcome killDatabase(const Scene &scene);
Outcome cutReplies(const Scene &scene);
Outcome cutCommits(const Scene &scene);
Outcome stormKeys(const Scene &scene);
Outcome heatAccounts(const Scene &scene);
Outcome killBehindGateway(const Scene &scene);

/// A server that answers, and clients' way to it with a token; the phase fails at once when it doesn't start.
std::unique_ptr<Target> startServer(const Scene &scene, GuichetProcess &server, const QStringList &arguments);

/// Several clients that work in threads of their own until they are told to stop. Each settles what it has begun.
class Crowd
{
public:
    using Work = std::function<void(Client &)>;

    /// Client i talks to targets[i % size].
    Crowd(const Scene &scene, int count, const QList<const Target *> &targets, const QList<AccountId> &accounts, quint64 seed);
    ~Crowd();

    std::vector<std::unique_ptr<Client>> &clients() { return m_clients; }
    /// Each client does this over and over.
    void start(const Work &work);
    void stop();
    /// What they did, when they have stopped.
    Outcome outcome() const;

private:
    std::vector<std::unique_ptr<Client>> m_clients;
    std::vector<std::thread> m_threads;
    QStringList m_journals;
    std::atomic<bool> m_stopping = false;
};

} // namespace guichet::chaos
