// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/tally.h"

#include <algorithm>

namespace guichet::stats {

void Tally::add(const Movement &movement)
{
    const QString currency = movement.amount.currency.code();
    const qint64 amount = movement.amount.minorUnits;
    addTo({movement.account, currency, movement.businessDate}, movement.kind, amount, movement.sequence);
    addTo({AccountId{}, currency, movement.businessDate}, movement.kind, amount, movement.entry.value);
}

void Tally::addTo(const DayKey &day, EntryKind kind, qint64 amount, qint64 mark)
{
    Flow &flow = m_flows[{day, kind}];
    if (amount > 0) {
        ++flow.countIn;
        flow.sumIn = addChecked(flow.sumIn, amount).value();
    } else {
        ++flow.countOut;
        flow.sumOut = addChecked(flow.sumOut, -amount).value();
    }
    DayNet &net = m_nets.try_emplace(day, DayNet{0, mark, mark}).first->second;
    net.net = addChecked(net.net, amount).value();
    net.firstMark = std::min(net.firstMark, mark);
    net.lastMark = std::max(net.lastMark, mark);
}

} // namespace guichet::stats
