// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"

#include <mutex>

namespace guichet::ledger {

/// Keeps partitions ahead of an engine's writers, whatever its clock does. Any thread.
class Upkeep
{
public:
    /// Makes what is missing around that moment. Throws store::Fault.
    void start(store::Connection &connection, qint64 nowMicros);
    /// Cheap unless a day has passed or many entries have been booked. A failure is logged: the next one tries again.
    void keep(const store::Database &database, qint64 nowMicros, int booked);

private:
    bool isDue(qint64 nowMicros, int booked);

    std::mutex m_mutex;
    qint64 m_coveredFromMicros = 0;
    qint64 m_coveredToMicros = 0;
    qint64 m_bookedSince = 0;
};

} // namespace guichet::ledger
