// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/follower.h"

#include "services/store/transaction.h"

namespace guichet::events {

Follower::Follower(const QString &name)
    : m_name(name)
{
}

qint64 Follower::position(store::Transaction &transaction) const
{
    auto known = transaction.run("events/lock_follower", {{":name", m_name}});
    if (const auto row = known.first())
        return row->int64("position");
    transaction.run("events/add_follower", {{":name", m_name}});
    auto added = transaction.run("events/lock_follower", {{":name", m_name}});
    return added.only().int64("position");
}

void Follower::moveTo(store::Transaction &transaction, qint64 to) const
{
    const int moved
        = transaction.run("events/move_follower", {{":name", m_name}, {":position", to}}).rowsAffected();
    if (moved != 1)
        qFatal("events: the follower %s can't go back", qUtf8Printable(m_name));
}

} // namespace guichet::events
