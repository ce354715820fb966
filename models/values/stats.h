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

/// Which figures: the periods that hold `from` to `to`, whole. No account: bank-wide, the customers' accounts together.
/// No kinds: all of them. Opening and closing are the balance's, whatever the kinds.
struct StatsQuery {
    StatsGrain grain = StatsGrain::Day;
    QDate from;
    QDate to; ///< included
    AccountId account;
    QList<EntryKind> kinds;
    Currency currency;
};

/// Whether a figure is of what raised balances or of what lowered them.
enum class FlowDirection { Both, In, Out };

template <>
struct EnumNames<FlowDirection> {
    static constexpr const char *name = "FlowDirection";
    static constexpr std::array values{std::pair{FlowDirection::Both, "both"}, std::pair{FlowDirection::In, "in"},
                                       std::pair{FlowDirection::Out, "out"}};
};

/// One of the postings that make a figure: the sum of the amounts is the figure, to the minor unit.
struct StatsEntry {
    EntryId entry;
    EntryKind kind = EntryKind::Deposit;
    QDate businessDate;
    qint64 postedAtMicros = 0;
    AccountId account;
    QString accountNumber;
    QString customerName; ///< the account's first holder
    Money amount;         ///< signed, from the account's side
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
