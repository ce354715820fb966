// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/businesscalendar.h"

#include <QtCore/QDateTime>

namespace guichet {
namespace {

constexpr qint64 microsPerMilli = 1000;
constexpr qint64 millisPerDay = 86'400'000;

qint64 floorMillis(qint64 micros)
{
    const qint64 millis = micros / microsPerMilli;
    return micros % microsPerMilli < 0 ? millis - 1 : millis;
}

qint64 offsetMillis(const QTimeZone &zone, qint64 millis)
{
    return qint64(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC))) * 1000;
}

// The first moment at which the zone's clocks show this time or, where they jump over it, a later
// one. Not left to QDateTime: what it makes of repeated and skipped times differs between Qt
// versions.
qint64 firstMoment(const QTimeZone &zone, QDate date, QTime time)
{
    const qint64 shown = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
    const qint64 offsetBefore = offsetMillis(zone, shown - millisPerDay);
    const qint64 offsetAfter = offsetMillis(zone, shown + millisPerDay);
    if (offsetMillis(zone, shown - offsetBefore) == offsetBefore)
        return shown - offsetBefore;
    if (offsetMillis(zone, shown - offsetAfter) == offsetAfter)
        return shown - offsetAfter;
    const auto jump
        = zone.nextTransition(QDateTime::fromMSecsSinceEpoch(shown - offsetAfter, Qt::UTC));
    return jump.atUtc.toMSecsSinceEpoch();
}

} // namespace

BusinessCalendar::BusinessCalendar(QTimeZone zone, QTime rollsAt)
    : m_zone(std::move(zone))
    , m_rollsAt(rollsAt)
{
}

qint64 BusinessCalendar::startOf(QDate businessDate) const
{
    const bool atMidnight = m_rollsAt == QTime(0, 0);
    return firstMoment(m_zone, atMidnight ? businessDate : businessDate.addDays(-1), m_rollsAt)
        * microsPerMilli;
}

QDate BusinessCalendar::dateAt(qint64 micros) const
{
    const qint64 millis = floorMillis(micros);
    QDate date
        = QDateTime::fromMSecsSinceEpoch(millis + offsetMillis(m_zone, millis), Qt::UTC).date();
    while (micros < startOf(date))
        date = date.addDays(-1);
    while (micros >= startOf(date.addDays(1)))
        date = date.addDays(1);
    return date;
}

} // namespace guichet
