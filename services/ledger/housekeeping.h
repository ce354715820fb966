// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "services/ledger/postingengine.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace guichet::ledger {

/// What time does to the ledger, on a thread of its own: holds whose time is over expire (through the engine), keys older
/// than they are kept are forgotten. Any number of servers may run it: a lease lets one work at a time. A fault is logged
/// and tried again.
class Housekeeping
{
public:
    struct Done {
        int expiredHolds = 0;
        int droppedKeyDays = 0;
    };

    /// Everything outlives this.
    Housekeeping(const store::Database &database, PostingEngine &engine, const Clock &clock);
    ~Housekeeping(); ///< stops

    void start();
    /// Ends the thread after the step it is in. Before the engine stops.
    void stop();

    /// Does what is due at that moment. Nothing when another server holds the lease.
    static Done runOnce(store::Connection &connection, PostingEngine &engine, qint64 nowMicros);

private:
    void work();

    const store::Database m_database;
    PostingEngine &m_engine;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

/// Gives back what an expired hold reserved, in the name of the bank itself.
[[nodiscard]] Command expiryOf(const Hold &hold, qint64 nowMicros);

} // namespace guichet::ledger
