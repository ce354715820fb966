// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"

namespace guichet {

enum class StatsGrain { Day, Week, Month };

template <>
struct EnumNames<StatsGrain> {
    static constexpr const char *name = "StatsGrain";
    static constexpr std::array values{std::pair{StatsGrain::Day, "day"}, std::pair{StatsGrain::Week, "week"},
                                       std::pair{StatsGrain::Month, "month"}};
};

/// Figures of one period (a business date, an ISO 8601 week by its Monday, a month by its first), bank-wide or of one
/// account. `in` raises customers' balances, `out` lowers them; both are positive.
struct StatsRow {
    QDate periodStart;
    Currency currency;
    qint64 countIn = 0;
    qint64 sumIn = 0;  ///< minor units
    qint64 countOut = 0;
    qint64 sumOut = 0; ///< minor units
    qint64 opening = 0;
    qint64 closing = 0;
};

/// The figures on top of the manager's page.
struct BankOverview {
    Currency currency;
    qint64 depositsHeld = 0; ///< customers' balances, minor units
    qint64 cashInTills = 0;  ///< minor units
    qint64 tillsOpen = 0;
    qint64 idsWaiting = 0;
    qint64 oldestIdMicros = 0; ///< 0: none waiting
    qint64 unbalancedEntries = 0;
    qint64 asOfMicros = 0;
};

} // namespace guichet
