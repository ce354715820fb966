// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/businesscalendar.h"
#include "models/values/refusal.h"
#include "services/interest/exact.h"
#include "services/store/transaction.h"

namespace guichet::interest {

// What grows: day by day, account by account, and at a month's end what is to be posted for it. Each step is one
// transaction that also moves the progress and starts by locking it: so a step takes effect once, whoever runs it and
// whenever they are killed. All throw store::Fault.

/// Interest counts from this business date on; nothing happens where it has begun.
void begin(store::Connection &connection, QDate firstDate);

/// The last date that all accounts have their interest for; nullopt: it hasn't begun.
[[nodiscard]] std::optional<QDate> accruedThrough(store::Connection &connection);

/// What an account has grown that isn't posted or about to be.
[[nodiscard]] Exact accruedOf(store::Connection &connection, AccountId account);

struct StepTerms {
    const BusinessCalendar &calendar;
    qint64 nowMicros = 0;
    int accounts = 500; ///< in one step
};
/// The next step, of dates that are settled: some accounts' interest of one date, or some accounts' month. false: there
/// is nothing to do. Where interest has not begun, it begins with the first date that isn't settled yet.
[[nodiscard]] bool stepForward(store::Connection &connection, const StepTerms &terms);

/// What was worked out for an account's months, oldest first.
struct MonthPosting {
    QDate month; ///< its first
    Money amount;
    Exact exact = 0; ///< what was rounded
    EntryId entry;   ///< none: waits, or was refused
    std::optional<Refusal> refusal;
};
[[nodiscard]] QList<MonthPosting> monthsOf(store::Connection &connection, AccountId account);

} // namespace guichet::interest
