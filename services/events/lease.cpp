// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/lease.h"

#include "services/store/connection.h"

namespace guichet::events {

Lease::Lease(const QString &job, const QString &holder)
    : m_job(job)
    , m_holder(holder)
{
}

bool Lease::acquire(store::Connection &connection, std::chrono::milliseconds duration) const
{
    const qint64 micros = std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
    return connection
               .run("events/acquire_lease",
                    {{":job", m_job}, {":holder", m_holder}, {":duration", micros}})
               .rowsAffected()
        == 1;
}

void Lease::release(store::Connection &connection) const
{
    connection.run("events/release_lease", {{":job", m_job}, {":holder", m_holder}});
}

} // namespace guichet::events
