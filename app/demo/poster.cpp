// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/poster.h"

namespace guichet::demo {

void Poster::post(const QList<ledger::Command> &commands)
{
    const int room = m_engine.options().queueCapacity;
    for (const ledger::Command &command : commands) {
        waitForFewerThan(room);
        {
            const std::lock_guard lock(m_mutex);
            ++m_underWay;
        }
        m_engine.submit(command, [this](const ledger::Settled &settled) { settle(settled); });
    }
}

void Poster::finish()
{
    waitForFewerThan(1);
}

void Poster::settle(const ledger::Settled &settled)
{
    if (!settled)
        qFatal("demo: the posting engine gave no verdict");
    if (!*settled)
        qFatal("demo: a posting was refused: %s", qPrintable(QString(enumName(settled->error().reason))));
    {
        const std::lock_guard lock(m_mutex);
        --m_underWay;
        ++m_booked;
        // Under the lock: finish() may return, and the poster end, as soon as it is released.
        m_settled.notify_one();
    }
}

void Poster::waitForFewerThan(int underWay)
{
    std::unique_lock lock(m_mutex);
    m_settled.wait(lock, [&] { return m_underWay < underWay; });
}

} // namespace guichet::demo
