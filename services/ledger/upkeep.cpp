// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/upkeep.h"

#include "services/ledger/partitions.h"
#include "services/store/fault.h"

namespace guichet::ledger {

namespace {

constexpr qint64 dayMicros = 24LL * 3600 * 1'000'000;
constexpr qint64 aheadMicros = 2 * dayMicros; ///< key partitions beyond now, renewed when half is used
constexpr qint64 entriesACheck = 1'000'000;   ///< a tenth of an entry partition

} // namespace

void Upkeep::start(store::Connection &connection, qint64 nowMicros)
{
    maintainPartitions(connection, nowMicros - keyLifeMicros, nowMicros + aheadMicros);
    const std::lock_guard lock(m_mutex);
    m_coveredFromMicros = nowMicros - keyLifeMicros;
    m_coveredToMicros = nowMicros + aheadMicros;
}

void Upkeep::keep(const store::Database &database, qint64 nowMicros, int booked)
{
    if (!isDue(nowMicros, booked))
        return;
    try {
        store::Connection connection(database); // not the writer's: its session is set up for posting
        start(connection, nowMicros);
    } catch (const store::Fault &fault) {
        qWarning("ledger: partitions couldn't be made ahead: %s", fault.what());
    }
}

bool Upkeep::isDue(qint64 nowMicros, int booked)
{
    const std::lock_guard lock(m_mutex);
    m_bookedSince += booked;
    const bool due = nowMicros - keyLifeMicros < m_coveredFromMicros
        || nowMicros + aheadMicros / 2 > m_coveredToMicros || m_bookedSince >= entriesACheck;
    if (due)
        m_bookedSince = 0;
    return due;
}

} // namespace guichet::ledger
