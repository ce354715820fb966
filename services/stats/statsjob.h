// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/leasedjob.h"
#include "services/store/connection.h"

namespace guichet::stats {

/// Follows the ledger's log and keeps the figures, on a thread of its own, about once a second and when woken. Any
/// number of servers may run it: a lease in the database lets one work at a time. A fault is logged and tried again.
class StatsJob
{
public:
    explicit StatsJob(const store::Database &database);

    void start() { m_job.start(); }
    /// Ends the thread after the step it is in.
    void stop() { m_job.stop(); }
    /// Something was posted. Any thread.
    void wake() { m_job.wake(); }

    /// Follows the log to its end, each step in one transaction with the position; gives the number of entries taken
    /// in. Nothing when another server holds the lease.
    static qint64 runOnce(store::Connection &connection);
    /// Throws all figures away and makes them again from the log's beginning, in one transaction.
    static void rebuild(store::Connection &connection);

private:
    events::LeasedJob m_job;
};

} // namespace guichet::stats
