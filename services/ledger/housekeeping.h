// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "services/events/leasedjob.h"
#include "services/ledger/postingengine.h"

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

    void start() { m_job.start(); }
    /// Ends the thread after the step it is in. Before the engine stops.
    void stop() { m_job.stop(); }

    /// Does what is due at that moment. Nothing when another server holds the lease.
    static Done runOnce(store::Connection &connection, PostingEngine &engine, qint64 nowMicros);

private:
    events::LeasedJob m_job;
};

/// Gives back what an expired hold reserved, in the name of the bank itself.
[[nodiscard]] Command expiryOf(const Hold &hold, qint64 nowMicros);

} // namespace guichet::ledger
