// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/leasedjob.h"
#include "services/interest/accrual.h"
#include "services/ledger/postingengine.h"

namespace guichet::interest {

/// Works out the interest of each business date that is over and posts it each month, on a thread of its own. Any number
/// of servers may run it: a lease lets one work at a time, and what must happen once is made so by the database. A fault
/// is logged and tried again.
class InterestJob
{
public:
    /// Everything outlives this.
    InterestJob(const store::Database &database, ledger::PostingEngine &engine, const Clock &clock,
                const BusinessCalendar &calendar);

    void start() { m_job.start(); }
    /// Ends the thread after the step it is in. Before the engine stops.
    void stop() { m_job.stop(); }
    /// The clock has been moved. Any thread.
    void wake() { m_job.wake(); }

    /// Catches up to now; gives how many months' interest ended (posted or refused). Nothing when another server holds
    /// the lease.
    static qint64 runOnce(store::Connection &connection, ledger::PostingEngine &engine, const StepTerms &stepTerms);

private:
    events::LeasedJob m_job;
};

} // namespace guichet::interest
