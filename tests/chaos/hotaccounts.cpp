// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/phase.h"

#include "services/store/arrays.h"
#include "services/store/transaction.h"

namespace guichet::chaos {

namespace {

constexpr int clients = 32;
constexpr int accounts = 10;
constexpr qint64 centsEach = 2'000;
constexpr qint64 mostCents = 1'500; ///< most accounts are near their floor most of the time
constexpr qint64 limitShare = 4;    ///< of ten: a customer may do so much of an even share of all that is asked

constexpr std::chrono::milliseconds betweenSnapshots{5};

/// Reads the whole bank, over and over, in snapshots of its own.
class SnapshotReader
{
public:
    SnapshotReader(const ChaosBank &bank, const QList<AccountId> &hot)
        : m_thread([this, &bank, hot] { read(bank, hot); })
    {
    }
    ~SnapshotReader() { end(); }
    void end()
    {
        m_stopping = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    int snapshots = 0;
    QStringList problems;

private:
    void read(const ChaosBank &bank, const QList<AccountId> &hot)
    {
        const auto connection = bank.connection();
        const qint64 constant = centsEach * hot.size();
        while (!m_stopping) {
            store::runInTransaction(*connection, store::Isolation::RepeatableRead, [&](store::Transaction &transaction) {
                const qint64 all = transaction.run("chaos/bank_total").only().int64("cents");
                store::Result sums = transaction.run("chaos/group_total", {{":ids", store::arrayOfIds(hot)}});
                const store::Row row = sums.only();
                const qint64 histories = transaction.run("chaos/broken_last_postings").only().int64("count");
                if (all != 0 || row.int64("cents") != constant || row.int64("least") < 0 || histories != 0)
                    problems.append(QStringLiteral("a snapshot shows %1 in all, %2 among the hot accounts, at least %3, "
                                                   "%4 balances without their posting")
                                        .arg(all).arg(row.int64("cents")).arg(row.int64("least")).arg(histories));
            });
            ++snapshots;
            std::this_thread::sleep_for(betweenSnapshots);
        }
    }
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

} // namespace

Outcome heatAccounts(const Scene &scene)
{
    std::mt19937_64 random(scene.seed);
    const QList<AccountId> opened = scene.bank.openAccounts(accounts, centsEach);
    const qint64 limit = scene.counts.hotTransfers * limitShare / (10 * accounts);
    GuichetProcess server(scene.bank.logFile());
    const auto target = startServer(scene, server, scene.bank.arguments(limit));
    std::atomic<int> left = scene.counts.hotTransfers;
    Crowd crowd(scene, clients, {target.get()}, opened, random());
    SnapshotReader reader(scene.bank, opened);
    crowd.start([&](Client &client) {
        if (left.fetch_sub(1) > 0)
            client.settle(client.draw(mostCents));
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    });
    while (left > 0 && server.isRunning())
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const bool survived = server.isRunning();
    crowd.stop();
    reader.end();
    Outcome outcome = crowd.outcome();
    if (!survived)
        outcome.tally.problems.append(QStringLiteral("the server ended"));
    outcome.tally.problems += reader.problems.mid(0, 10);
    outcome.limitPerDay = limit;
    outcome.counts = QStringLiteral("%1 transfers among %2 hot accounts, limit %3 a day, %4 whole-bank snapshots beside them")
                         .arg(outcome.tally.operations).arg(accounts).arg(limit).arg(reader.snapshots);
    return outcome;
}

} // namespace guichet::chaos
