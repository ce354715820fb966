// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace guichet::store {

// A few threads, each with a connection of its own, working off one bounded queue in order.
// loadDrivers() must have been called. submit() is safe from any thread.
class WorkerPool
{
public:
    struct Options
    {
        int threads = 3; // 2-4 on two cores beat 8
        int queueLimit = 256; // tasks waiting
    };
    using Task = std::function<void(Connection &)>;

    WorkerPool(const Database &database, const Options &options);
    ~WorkerPool(); // stops

    // False when the queue is full or the pool stops: the task was not taken. A task catches its own
    // Faults; one that escapes is logged and the thread goes on.
    [[nodiscard]] bool submit(Task task);
    // Takes no more tasks, finishes those it has taken, ends the threads. Once only.
    void stop();
    [[nodiscard]] int waiting() const;

private:
    void work();
    Database m_database;
    Options m_options;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace guichet::store
