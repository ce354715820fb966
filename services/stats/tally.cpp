// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/tally.h"

namespace guichet::stats {

void Tally::add(const Movement &movement)
{
    const QString currency = movement.amount.currency.code();
    const qint64 amount = movement.amount.minorUnits;
    addTo({movement.account, currency, movement.businessDate}, movement.kind, amount);
    addTo({AccountId{}, currency, movement.businessDate}, movement.kind, amount);
}

void Tally::addTo(const DayKey &day, EntryKind kind, qint64 amount)
{
    Flow &flow = m_flows[{day, kind}];
    if (amount > 0) {
        ++flow.countIn;
        flow.sumIn = addChecked(flow.sumIn, amount).value();
    } else {
        ++flow.countOut;
        flow.sumOut = addChecked(flow.sumOut, -amount).value();
    }
    qint64 &net = m_nets[day];
    net = addChecked(net, amount).value();
}

} // namespace guichet::stats
