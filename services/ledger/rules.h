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

    /// Before the approval of owner and account only so much may lie there.
    bool isUnapproved() const
    {
        return nature == AccountNature::Customer && (capped || status == AccountStatus::AwaitingApproval);
    }
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

/// An entry that is to be reversed. It never changes, but for whether it has been reversed: that can't happen to an entry
/// whose accounts are locked.
struct OriginalState {
    EntryId id;
    EntryKind kind = EntryKind::Deposit;
    std::optional<Action> action;
    UserId customer;
    QDate businessDate;
    Currency currency;
    QList<Leg> legs;    ///< by account id
    CashCount cash;     ///< counts above zero, largest face first
    EntryId reversedBy; ///< none: not yet
};

/// A row of ledger.hold; guarded by the lock on its account.
struct HoldState {
    HoldId id;
    AccountId account;
    qint64 held = 0; ///< when it was made
    qint64 captured = 0;
    qint64 released = 0;
    qint64 expiresAtMicros = 0;

    qint64 open() const { return held - captured - released; }
};

/// What is locked, as it stands after the commands applied so far.
struct BatchState {
    QHash<UserId, CustomerState> customers;
    QHash<AccountId, AccountState> accounts;
    QHash<EntryId, OriginalState> originals;
    QHash<HoldId, HoldState> holds;
    /// All of an owner's unapproved accounts of one currency, by each of them: their balances count for the cap together.
    QHash<AccountId, QList<AccountId>> unapprovedWith;
    QHash<std::pair<AccountId, qint64>, qint64> cash; ///< count by account and face
    QSet<UserId> changedCustomers;
    QSet<AccountId> changedAccounts;
    QSet<std::pair<AccountId, qint64>> changedCash;
    QSet<AccountId> changedHeld; ///< whose reserved money has changed
    QSet<HoldId> changedHolds;
};

/// When a batch books, taken once its locks are held.
struct Moment {
    qint64 postedAtMicros = 0;
    QDate businessDate;
};

/// Books the command in the state, or leaves the state as it was and says why not (the first by Refusal's precedence; of a
/// reverse-and-repost the reversal's before the other's). `entry` becomes the id of the entry, or of the hold where one
/// is made; `repostEntry` that of the second entry.
///
/// Reversing asks for an approver (Forbidden) who isn't the maker (SelfApproval), for the original (NotFound) with its
/// legs, cash and customer (InvalidValue) which isn't a reversal itself (ActionNotAllowed) or reversed (AlreadyReversed).
/// It is the bank's own posting: no limit, cap or product stands against it, a closed account and a lack of funds do. Of
/// a reverse-and-repost the entries are booked in the order that keeps every account above its floor, if one does.
///
/// Reserving asks of the account what a payment does, but for the limit, which counts when it is captured. NotFound,
/// AlreadyDecided (nothing is left, or it has expired), InvalidAmount (more is captured than is left), InvalidValue
/// (another account's, a time that isn't allowed, expired too early) are a hold's own refusals.
[[nodiscard]] Verdict apply(const Command &command, BatchState &state, const PostingTerms &terms, const Moment &moment,
                            EntryId entry, EntryId repostEntry = {});

/// The second entry of a reverse-and-repost as a command of its own. Its key follows from the first one's: in the books a
/// key has one entry.
[[nodiscard]] Command repostOf(const Command &command);

/// How many a customer may do on that date, and has done.
[[nodiscard]] LimitUse limitOn(const CustomerState &customer, Action action, QDate businessDate, const DailyLimits &limits);

/// The row's counters moved to that date, if it is later than theirs.
[[nodiscard]] CustomerState onDate(CustomerState customer, QDate businessDate);

} // namespace guichet::ledger
