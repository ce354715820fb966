// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/phase.h"

#include <barrier>

namespace guichet::chaos {

namespace {

constexpr int groups = 4; ///< storms at a time
constexpr int clientsAStorm = 8;
constexpr int accounts = 64;
constexpr qint64 centsEach = 50'000;
constexpr qint64 mostCents = 5'000;
constexpr quint64 otherContentEvery = 4;

/// Several clients who send the same key at the same moment; in some storms one of them asks for another amount.
class Group
{
public:
    Group(std::vector<Client *> clients, std::atomic<int> &left)
        : m_clients(std::move(clients))
        , m_left(left)
        , m_start(static_cast<std::ptrdiff_t>(m_clients.size()), Draw{this})
    {
        for (std::size_t i = 0; i < m_clients.size(); ++i)
            m_threads.emplace_back([this, i] { work(i); });
    }
    ~Group()
    {
        for (std::thread &thread : m_threads)
            thread.join();
    }

private:
    struct Draw {
        Group *group;
        void operator()() noexcept { group->draw(); }
    };
    void draw()
    {
        m_isOver = m_left.fetch_sub(1) <= 0;
        m_transfer = m_clients[0]->draw(mostCents);
        m_hasOther = m_clients[0]->random()() % otherContentEvery == 0;
    }
    void work(std::size_t number)
    {
        for (;;) {
            m_start.arrive_and_wait();
            if (m_isOver)
                return;
            AskedTransfer mine = m_transfer;
            if (number == m_clients.size() - 1 && m_hasOther)
                ++mine.cents;
            m_clients[number]->settle(mine);
        }
    }

    std::vector<Client *> m_clients;
    std::atomic<int> &m_left;
    AskedTransfer m_transfer;
    bool m_hasOther = false;
    bool m_isOver = false;
    std::barrier<Draw> m_start;
    std::vector<std::thread> m_threads;
};

} // namespace

Outcome stormKeys(const Scene &scene)
{
    std::mt19937_64 random(scene.seed);
    const QList<AccountId> opened = scene.bank.openAccounts(accounts, centsEach);
    GuichetProcess server(scene.bank.logFile());
    const auto target = startServer(scene, server, scene.bank.arguments(noLimit));
    Crowd crowd(scene, groups * clientsAStorm, {target.get()}, opened, random());
    std::atomic<int> left = scene.counts.storms;
    {
        std::vector<std::unique_ptr<Group>> storms;
        for (std::size_t i = 0; i < groups; ++i) {
            std::vector<Client *> members;
            for (std::size_t j = 0; j < clientsAStorm; ++j)
                members.push_back(crowd.clients()[i * clientsAStorm + j].get());
            storms.push_back(std::make_unique<Group>(std::move(members), left));
        }
    }
    const bool survived = server.isRunning();
    Outcome outcome = crowd.outcome();
    if (!survived)
        outcome.tally.problems.append(QStringLiteral("the server ended"));
    outcome.counts = QStringLiteral("%1 storms of %2 clients with one key").arg(scene.counts.storms).arg(clientsAStorm);
    return outcome;
}

} // namespace guichet::chaos
