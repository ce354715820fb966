// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/tally.h"

#include <algorithm>
#include <limits>

namespace guichet::stats {

// Sums beyond what a figure holds stay there: it would take more money than there is.
static qint64 addUpTo(qint64 sum, qint64 amount)
{
    return addChecked(sum, amount).value_or(std::numeric_limits<qint64>::max());
}

void Tally::add(const Movement &movement)
{
    const QString currency = movement.amount.currency.code();
    const qint64 amount = movement.amount.minorUnits;
    addTo({movement.account, currency, movement.businessDate}, movement.kind, amount, movement.sequence);
    addTo({AccountId{}, currency, movement.businessDate}, movement.kind, amount, movement.entry.value);
}

void Tally::addTo(const DayKey &day, EntryKind kind, qint64 amount, qint64 mark)
{
    Flow &flow = m_flows.try_emplace({day, kind}, Flow{0, 0, 0, 0, mark, mark}).first->second;
    if (amount > 0) {
        ++flow.countIn;
        flow.sumIn = addUpTo(flow.sumIn, amount);
    } else {
        ++flow.countOut;
        flow.sumOut = addUpTo(flow.sumOut, -std::max(amount, -std::numeric_limits<qint64>::max()));
    }
    flow.firstMark = std::min(flow.firstMark, mark);
    flow.lastMark = std::max(flow.lastMark, mark);
}

} // namespace guichet::stats
