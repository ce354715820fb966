// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/sessions.h"
#include "services/identity/userrows.h"
#include "services/store/transaction.h"

namespace guichet::identity {

using audit::Deed;

QList<SessionView> Sessions::sessionsOf(store::Connection &connection, UserId user, SessionId current) const
{
    QList<SessionView> list;
    for (const store::Row &row :
         connection.run("identity/sessions_of", {{":user", user}, {":now", m_clock.nowMicros()}})) {
        const auto id = row.id<SessionId>("id");
        list.append({id, row.text("peer"), row.int64("created_at"), row.int64("rotated_at"), row.int64("expires_at"),
                     id == current, row.boolean("second_factor")});
    }
    return list;
}

Outcome<void> Sessions::end(store::Transaction &transaction, UserId user, SessionId session, UserId byWhom)
{
    const qint64 now = m_clock.nowMicros();
    const auto ended
        = transaction.run("identity/revoke_session_of", {{":id", session}, {":user", user}, {":now", now}}).rowsAffected();
    if (ended == 0)
        return refuse(Refusal::NotFound);
    recordDeed(transaction, now, byWhom, Deed::SessionsRevoked, user);
    m_cache.forgetSession(session);
    return {};
}

int Sessions::endAll(store::Transaction &transaction, UserId user, SessionId except, UserId byWhom)
{
    const qint64 now = m_clock.nowMicros();
    const int ended = transaction.run("identity/revoke_other_sessions",
                                      {{":user", user}, {":except", except}, {":now", now}})
                          .rowsAffected();
    if (ended > 0)
        recordDeed(transaction, now, byWhom, Deed::SessionsRevoked, user);
    return ended;
}

} // namespace guichet::identity
