// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/businesscalendar.h"
#include "models/values/clock.h"
#include "services/ledger/rules.h"

#include <mutex>

namespace guichet::ledger {

/// The moments at which an engine books: the clock's, never going back. Any thread.
class Timekeeper
{
public:
    Timekeeper(const Clock &clock, const BusinessCalendar &calendar)
        : m_clock(clock)
        , m_calendar(calendar)
    {
    }

    Moment now()
    {
        const std::lock_guard lock(m_mutex);
        m_lastMicros = std::max(m_lastMicros, m_clock.nowMicros());
        return {m_lastMicros, m_calendar.dateAt(m_lastMicros)};
    }

private:
    const Clock &m_clock;
    const BusinessCalendar m_calendar;
    std::mutex m_mutex;
    qint64 m_lastMicros = 0;
};

} // namespace guichet::ledger
