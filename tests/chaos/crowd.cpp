// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/phase.h"

namespace guichet::chaos {

std::unique_ptr<Target> startServer(const Scene &scene, GuichetProcess &server, const QStringList &arguments)
{
    const std::uint16_t port = server.start(arguments);
    if (port == 0)
        qFatal("guichetd doesn't start, see %s", qPrintable(scene.bank.logFile()));
    auto target = std::make_unique<Target>(scene.bank.authority());
    target->port = port;
    scene.bank.signIn(*target);
    return target;
}

Crowd::Crowd(const Scene &scene, int count, const QList<const Target *> &targets, const QList<AccountId> &accounts,
             quint64 seed)
{
    for (int i = 0; i < count; ++i) {
        m_journals.append(QStringLiteral("%1/client-%2").arg(scene.folder).arg(i));
        m_clients.push_back(std::make_unique<Client>(*targets[i % targets.size()], accounts, m_journals.last(),
                                                     seed + static_cast<quint64>(i)));
    }
}

Crowd::~Crowd()
{
    stop();
}

void Crowd::start(const Work &work)
{
    for (const auto &client : m_clients) {
        m_threads.emplace_back([this, &client = *client, work] {
            while (!m_stopping)
                work(client);
        });
    }
}

void Crowd::stop()
{
    m_stopping = true;
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

Outcome Crowd::outcome() const
{
    Outcome outcome;
    outcome.journals = m_journals;
    for (const auto &client : m_clients)
        outcome.tally.add(client->tally);
    return outcome;
}

} // namespace guichet::chaos
