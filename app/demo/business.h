// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/bookkeeping.h"

namespace guichet::demo {

/// A stretch of a day in which so much is done.
struct Stretch {
    qint64 startMicros = 0;
    int operations = 0;
    bool counterOpen = true;
    int firstClientPercent = 0; ///< how likely the customer of the pictures does something more
};

/// The stretches of a date: many on week-days, fewer on Saturdays, only what customers do online on Sundays. The last
/// days are cut finer, so that what one sees first looks as if it had happened one after the other.
QList<Stretch> stretchesOf(const World &world, QDate date);

/// What customers do in a stretch: deposits, withdrawals, transfers to others and into their own savings.
void doBusiness(World &world, Bookkeeping &books, const Stretch &stretch);

/// Salaries on the month's last week-day, rents on its second day.
void doMonthly(World &world, Bookkeeping &books, QDate date, AccountId settlement);

} // namespace guichet::demo
