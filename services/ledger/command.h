// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/denominations.h"
#include "models/values/hold.h"
#include "models/values/idempotencykey.h"
#include "models/values/refusal.h"

#include <QtCore/QByteArray>
#include <QtCore/QDate>
#include <QtCore/QList>
#include <QtCore/QString>
#include <array>
#include <optional>
#include <tl/expected.hpp>

namespace guichet::ledger {

/// One side of an entry, from the account owner's side: above zero the account gains. A customer's balance above zero is
/// what the bank owes; cash and what others owe the bank stand below zero (see cashOf).
struct Leg {
    AccountId account;
    qint64 minorUnits = 0;
};

/// The cash in a cash account (till, vault), in minor units: its balance seen from the counter.
constexpr qint64 cashOf(qint64 posted)
{
    return -posted;
}

/// What is to be done with reserved money. Reserve, Release and Expire have no legs and book no entry; Capture books its
/// legs, the first of which is the hold's account, and gives back what it doesn't take.
struct HoldOrder {
    HoldVerb verb = HoldVerb::Reserve;
    AccountId account;          ///< where the money is
    HoldId hold;                ///< none when reserving
    qint64 minorUnits = 0;      ///< Reserve: how much, above zero; else unused
    qint64 expiresAtMicros = 0; ///< Reserve: from then on it may be expired; later than now, by maximumHoldMicros at most
};

/// What should have been booked instead of the entry that is reversed: the second entry of the same command, of the same
/// customer, maker, approver and currency. Both are booked or none.
struct Repost {
    EntryKind kind = EntryKind::Deposit;
    std::optional<Action> action;
    QList<Leg> legs;
    CashCount cash;
    QString note;
};

/// What the posting engine is asked to book. A deposit of 50.00: legs {customer, +5000}, {till, -5000}; a withdrawal the
/// other way round; a transfer {payer, -n}, {payee, +n}.
struct Command {
    IdempotencyKey key;
    UserId principal;       ///< whose key it is: who is signed in
    QByteArray requestHash; ///< SHA-256 of the canonical request: the same key with another one is refused
    EntryKind kind = EntryKind::Deposit;
    std::optional<Action> action; ///< the limit it counts for; none for the bank's own postings
    UserId customer;              ///< who acts and whose limit counts; none for the bank's own postings
    UserId maker;                 ///< who entered it
    UserId approver;              ///< the second person; none where there is no approval
    Currency currency;
    QList<Leg> legs; ///< two or more, each account once, none zero, together zero
    /// Notes and coins that move, counts above zero. Where a leg is on a cash account the total must be its amount; the
    /// leg's sign is the direction: below zero they come in, above zero they go out. From vault to till: both at once.
    CashCount cash;
    QString note;
    /// Of kind Reversal, and only of that: the entry to be reversed. Its legs negated, its cash, its customer, no action;
    /// an approver who isn't the maker. On the original's business date it gives one of the customer's limit back.
    EntryId reverses;
    std::optional<Repost> repost; ///< only with `reverses`
    std::optional<HoldOrder> hold;
};

/// The highest amount of a leg or hold: sums of many stay far from overflow.
inline constexpr qint64 maximumMinorUnits = 1'000'000'000'000'000;
inline constexpr qint64 maximumHoldMicros = 31LL * 24 * 3600 * 1'000'000;
inline constexpr int maximumLegs = 64;
inline constexpr int maximumNoteLength = 140; ///< UTF-16 code units
inline constexpr int requestHashBytes = 32;

struct LegResult {
    AccountId account;
    qint64 minorUnits = 0;
    qint64 balanceAfter = 0; ///< ledger balance, minor units
    qint64 sequence = 0;     ///< of this account's postings, from 1 without gaps

    friend bool operator==(const LegResult &, const LegResult &) = default;
};

struct Booked {
    EntryId entry; ///< none where only a hold changed
    QDate businessDate;
    qint64 postedAtMicros = 0;
    QList<LegResult> legs; ///< in the command's order when booked, by account id when replayed
    LimitUse limit;        ///< after this operation; allowed 0: none counts
    EntryId repost;        ///< the second entry of a reverse-and-repost
    QList<LegResult> repostLegs;
    HoldId hold;           ///< made or settled by this command
};

/// What the bank decided. It is stored with the key: the same command again gives the same verdict.
using Verdict = Outcome<Booked>;

/// Why there is no verdict. Only after Unknown may something have been booked: ask again with the same key.
enum class NotSettled {
    Busy,        ///< the queue is full; nothing was written
    Unavailable, ///< the database didn't do it; nothing was written
    Unknown,     ///< the database didn't say within settleSeconds whether it committed
};

using Settled = tl::expected<Verdict, NotSettled>;

/// How many operations a customer may do a business date, by action (index: static_cast<int>(Action)).
using DailyLimits = std::array<int, actionCount>;

/// The rules of the bank that are figures.
struct PostingTerms {
    DailyLimits limitsPerDay{4, 4, 4, 4};
    qint64 unapprovedCapMinorUnits = 100'000; ///< highest balance while customer or account isn't approved
};

} // namespace guichet::ledger
