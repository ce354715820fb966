// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/statsperiod.h"

namespace guichet {

QDate firstDayOf(QDate date, StatsGrain grain)
{
    switch (grain) {
    case StatsGrain::Day:
        return date;
    case StatsGrain::Week:
        return date.addDays(1 - date.dayOfWeek());
    case StatsGrain::Month:
        return QDate(date.year(), date.month(), 1);
    }
    Q_UNREACHABLE();
}

QDate lastDayOf(QDate date, StatsGrain grain)
{
    switch (grain) {
    case StatsGrain::Day:
        return date;
    case StatsGrain::Week:
        return date.addDays(7 - date.dayOfWeek());
    case StatsGrain::Month:
        return QDate(date.year(), date.month(), date.daysInMonth());
    }
    Q_UNREACHABLE();
}

} // namespace guichet
