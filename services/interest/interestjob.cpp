// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interest/interestjob.h"

#include "services/interest/payout.h"

#include <chrono>

namespace guichet::interest {

using Turn = events::LeasedJob::Turn;
using namespace std::chrono_literals;

static events::LeasedJob::Terms terms()
{
    return {QStringLiteral("interest"), 20s, 60s};
}

static qint64 catchUp(Turn &turn, ledger::PostingEngine &engine, const StepTerms &stepTerms)
{
    while (stepForward(turn.connection(), stepTerms)) {
        if (!turn.goesOn())
            return 0;
    }
    return payOut(turn.connection(), engine, stepTerms.nowMicros);
}

qint64 InterestJob::runOnce(store::Connection &connection, ledger::PostingEngine &engine, const StepTerms &stepTerms)
{
    qint64 ended = 0;
    events::LeasedJob::once(connection, terms(), [&](Turn &turn) { ended = catchUp(turn, engine, stepTerms); });
    return ended;
}

InterestJob::InterestJob(const store::Database &database, ledger::PostingEngine &engine, const Clock &clock,
                         const BusinessCalendar &calendar)
    : m_job(database, terms(),
            [&engine, &clock, calendar](Turn &turn) { (void)catchUp(turn, engine, {calendar, clock.nowMicros()}); })
{
}

} // namespace guichet::interest
