// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/businesscalendar.h"
#include "models/values/operation.h"
#include "models/values/statement.h"
#include "services/store/connection.h"

namespace guichet::accounts {

inline constexpr int statementLines = 10'000; ///< the most a statement has

struct StatementPeriod {
    QDate from;
    QDate to; ///< included
};

/// When it is asked: which business dates are over.
struct StatementMoment {
    const BusinessCalendar &calendar;
    qint64 nowMicros = 0;
};

/// Any worker thread. Refuses NotFound (also for a customer's asking about another's account), InvalidValue: "from"
/// (missing, or after `to`), "to" (missing, or a business date that isn't settled yet: ledger/history.h; or a period of
/// more than statementLines entries).
Outcome<Statement> statement(store::Connection &connection, AccountId account, const StatementPeriod &period,
                             const StatementMoment &moment, const Actor &actor);

/// Refuses NotFound, InvalidValue ("at": later than now).
Outcome<BalanceAtMoment> balanceAt(store::Connection &connection, AccountId account, qint64 atMicros, qint64 nowMicros,
                                   const Actor &actor);

} // namespace guichet::accounts
