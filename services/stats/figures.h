// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/values/statsperiod.h"
#include "services/store/connection.h"

namespace guichet::stats {

/// Longest span of one question, in days.
inline constexpr int longestSpanDays = 3700;

/// The query with its dates widened to whole periods. Refuses InvalidValue: no currency; a date missing, the wrong way
/// round or too far apart.
Outcome<StatsQuery> wholePeriods(const StatsQuery &query);

/// The figures of each period in which something moved, oldest first. `in` is the sum of the postings that raised the
/// balances asked about, `out` of those that lowered them, so opening + in - out = closing over all kinds; a transfer
/// between two customers stands in both bank-wide. From the rows that the job keeps: weeks and months are sums of days.
/// Refuses as wholePeriods().
Outcome<QList<StatsRow>> figures(store::Connection &connection, const StatsQuery &query);

/// The manager's cards. `idsWaiting` and `oldestIdMicros` are left for the caller, who may ask kyc.
BankOverview overview(store::Connection &connection, Currency currency);

} // namespace guichet::stats
