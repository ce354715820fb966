// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/denominations.h"

namespace guichet {

using ReversalRequestId = Id<struct ReversalRequestTag>;

/// Approved ones are booked by the ledger in the same step; Booked says that it has happened.
enum class ReversalState { Waiting, Approved, Booked, Refused };

template <>
struct EnumNames<ReversalState> {
    static constexpr const char *name = "ReversalState";
    static constexpr std::array values{
        std::pair{ReversalState::Waiting, "waiting"}, std::pair{ReversalState::Approved, "approved"},
        std::pair{ReversalState::Booked, "booked"}, std::pair{ReversalState::Refused, "refused"}};
};

/// Somebody's wish to correct an entry; a second person approves or refuses it.
struct ReversalRequest {
    ReversalRequestId id;
    EntryId entry;  ///< the original
    EntryKind kind = EntryKind::Deposit; ///< what it was
    AccountId account; ///< of the customer; the payer's in a transfer
    UserId customer;
    QString customerName;
    Money amount;    ///< of the original, above zero
    Money corrected; ///< what should have been booked instead; zero: it is only reversed
    CashCount correctedCash; ///< the notes of the corrected amount, where cash moved
    QString reason;
    UserId requestedBy;
    QString requestedByName;
    qint64 requestedAtMicros = 0;
    ReversalState state = ReversalState::Waiting;
    UserId decidedBy;
    EntryId reversal; ///< once booked
    EntryId repost;   ///< once booked, where an amount was corrected
};

} // namespace guichet
