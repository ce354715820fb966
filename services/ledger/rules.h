// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/accountbook.h"
#include "services/ledger/commandform.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <limits>

namespace guichet::ledger {

// The rules of posting as pure functions over the rows that a batch has locked: no I/O, no clock, any thread.

inline constexpr qint64 noFloor = std::numeric_limits<qint64>::min();

/// A locked row of ledger.account.
struct AccountState {
    AccountId id;
    Currency currency;
    qint64 posted = 0;
    qint64 held = 0;
    qint64 floor = 0;
    qint64 sequence = 0;
    ActionSet allowed;
    bool capped = false; ///< its owner isn't approved
    AccountNature nature = AccountNature::Customer;
    AccountStatus status = AccountStatus::Active;
};

/// A locked row of ledger.customer.
struct CustomerState {
    UserId id;
    bool approved = false;
    bool closed = false;
    QDate businessDate; ///< the date that `used` and `extra` count for
    std::array<int, actionCount> used{};
    std::array<int, actionCount> extra{};
};

/// What is locked, as it stands after the commands applied so far.
struct BatchState {
    QHash<UserId, CustomerState> customers;
    QHash<AccountId, AccountState> accounts;
    QHash<std::pair<AccountId, qint64>, qint64> cash; ///< count by account and face
    QSet<UserId> changedCustomers;
    QSet<AccountId> changedAccounts;
    QSet<std::pair<AccountId, qint64>> changedCash;
};

/// When a batch books, taken once its locks are held.
struct Moment {
    qint64 postedAtMicros = 0;
    QDate businessDate;
};

/// Books the command in the state, or leaves the state as it was and says why not (the first by Refusal's precedence).
[[nodiscard]] Verdict apply(const Command &command, BatchState &state, const PostingTerms &terms, const Moment &moment,
                            EntryId entry);

/// How many a customer may do on that date, and has done.
[[nodiscard]] LimitUse limitOn(const CustomerState &customer, Action action, QDate businessDate, const DailyLimits &limits);

/// The row's counters moved to that date, if it is later than theirs.
[[nodiscard]] CustomerState onDate(CustomerState customer, QDate businessDate);

} // namespace guichet::ledger
