// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDate>
#include <QtCore/QTime>
#include <QtCore/QTimeZone>

namespace guichet {

/// Which business date a moment belongs to: the date in the bank's zone, rolling at a local time of its choice
/// (rolling at 18:00 puts 19:00 on the next date; 00:00 is the calendar date).
class BusinessCalendar
{
public:
    BusinessCalendar(QTimeZone zone, QTime rollsAt);

    QDate dateAt(qint64 micros) const;
    /// The first moment of a business date, microseconds since 1970.
    qint64 startOf(QDate businessDate) const;
    const QTimeZone &zone() const { return m_zone; }

private:
    QTimeZone m_zone;
    QTime m_rollsAt;
};

} // namespace guichet
