// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/lease.h"
#include "services/store/database.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace guichet::events {

/// Scheduled work on a thread of its own, every so often and when woken. Any number of servers may run it: the job's
/// lease lets one work at a time. A fault is logged, and the next turn tries again: also while the database is away.
class LeasedJob
{
public:
    struct Terms {
        QString job; ///< the lease's name
        std::chrono::milliseconds interval; ///< between two turns
        std::chrono::milliseconds leaseTime; ///< what is done between two goesOn() takes less than half of it
        bool hasLastTurn = false; ///< one more turn when it is to stop
    };

    /// A time at work: the lease is ours.
    class Turn
    {
    public:
        [[nodiscard]] store::Connection &connection() { return m_connection; }
        /// Asked between steps; renews the lease in time. False: it is another's by now, or the job is to stop.
        [[nodiscard]] bool goesOn();
        /// After a step that took so long, while others are busy: leaves them time, since this may come later. A step that
        /// left something over is behind. Over at once when the job is to stop.
        void giveWay(std::chrono::steady_clock::duration took, bool isBehind);
        [[nodiscard]] bool isLast() const { return m_isLast; }

    private:
        friend class LeasedJob;
        Turn(store::Connection &connection, const Terms &terms, const Lease &lease, LeasedJob *job, bool isLast);
        [[nodiscard]] bool acquire();
        store::Connection &m_connection;
        const Terms &m_terms;
        const Lease &m_lease;
        LeasedJob *m_job; ///< null: a turn outside of a job's thread
        bool m_isLast;
        std::chrono::steady_clock::time_point m_upToDate; ///< when it last was, or began
        std::chrono::steady_clock::time_point m_acquired;
    };
    using Work = std::function<void(Turn &)>;

    /// How long a turn gives way after a step: nine times what it took; less, the longer it has been behind, and nothing
    /// after a minute, so that it catches up however busy the others are. At most half a second while it isn't behind, else
    /// five: well within the lease.
    [[nodiscard]] static std::chrono::steady_clock::duration pauseAfter(std::chrono::steady_clock::duration took,
                                                                        std::chrono::steady_clock::duration behindFor);

    /// The thread has a copy of `work`, made there and ended there: so it may keep connections of its own.
    LeasedJob(const store::Database &database, const Terms &terms, const Work &work);
    ~LeasedJob(); ///< stops
    LeasedJob(const LeasedJob &) = delete;
    LeasedJob &operator=(const LeasedJob &) = delete;

    void start();
    /// Ends the thread after the step it is in, and gives the lease back.
    void stop();
    /// There is something to do. Any thread.
    void wake();

    /// One turn, here and now; none when another holds the lease. Throws what `work` throws.
    static void once(store::Connection &connection, const Terms &terms, const Work &work);

private:
    void run();
    void takeTurn(store::Connection &connection, const Lease &lease, const Work &work, bool isLast);
    [[nodiscard]] bool isStopping();
    void rest();

    const store::Database m_database;
    const Terms m_terms;
    const Work m_work;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    bool m_woken = false;
    std::thread m_thread;
};

} // namespace guichet::events
