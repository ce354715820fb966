// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/workerpool.h"

#include "services/store/bug.h"

#include <QLoggingCategory>

namespace guichet::store {

namespace {
Q_LOGGING_CATEGORY(log, "guichet.store")
}

WorkerPool::WorkerPool(const Database &database, const Options &options)
    : m_database(database), m_options(options)
{
    require(options.threads > 0 && options.queueLimit > 0, "a pool without threads or queue");
    for (int i = 0; i < options.threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() { stop(); }

bool WorkerPool::submit(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || int(m_tasks.size()) >= m_options.queueLimit)
            return false;
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
    return true;
}

void WorkerPool::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

int WorkerPool::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_tasks.size());
}

void WorkerPool::work()
{
    Connection connection(m_database);
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
            if (m_tasks.empty())
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        connection.reopenIfLost();
        try {
            task(connection);
        } catch (const Fault &fault) {
            qCCritical(log, "a task let a fault escape: %s", fault.what());
        }
        require(!connection.isInTransaction(), "a task left a transaction open");
    }
}

} // namespace guichet::store
