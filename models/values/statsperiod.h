// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/stats.h"

namespace guichet {

/// The first and the last day of the period that holds this date; weeks begin on Monday (ISO 8601).
QDate firstDayOf(QDate date, StatsGrain grain);
QDate lastDayOf(QDate date, StatsGrain grain);

} // namespace guichet
