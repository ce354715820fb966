// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/values/page.h"
#include "models/values/reversal.h"
#include "services/identity/users.h"
#include "services/ledger/command.h"
#include "services/store/transaction.h"

namespace guichet::accounts {

/// Which entry is to be corrected, why, and what it should have been.
struct ReversalOrder {
    EntryId entry;
    QString reason;      ///< one line, needed
    Money corrected;     ///< zero: the entry is only reversed
    CashCount cash;      ///< the notes of the corrected amount, where cash moved
};

/// Keeps a correction that waits for a second person. Refuses NotFound (entry), ActionNotAllowed (opening balances, moves
/// between tills and reversals aren't corrected here), AlreadyReversed, AlreadyDecided (one is waiting already),
/// InvalidAmount, CurrencyMismatch, CashMismatch, InvalidValue (reason).
Outcome<ReversalRequest> requestReversal(store::Transaction &transaction, const identity::Users &users,
                                         const ReversalOrder &order, UserId maker, qint64 nowMicros);

/// What waits, oldest first; also what was approved and couldn't be booked. Refuses InvalidValue (cursor).
Outcome<Page<ReversalRequest>> waitingReversals(store::Connection &connection, const identity::Users &users,
                                                const PageRequest &page);
Outcome<ReversalRequest> reversalById(store::Connection &connection, const identity::Users &users, ReversalRequestId id);

/// The second person's yes: notes it and gives the command that books it, to be handed to the engine. Refuses NotFound,
/// SelfApproval, AlreadyDecided.
Outcome<ledger::Command> approveReversal(store::Transaction &transaction, ReversalRequestId id, const Actor &actor,
                                         const IdempotencyKey &key, qint64 nowMicros);
/// Afterwards, when the engine has booked it; without it the list finds out by itself.
void endReversal(store::Connection &connection, ReversalRequestId id);
QByteArray reversalHash(ReversalRequestId id);

/// The second person's no. Refuses NotFound, SelfApproval, AlreadyDecided (also while an approval may be under way).
Outcome<ReversalRequest> refuseReversal(store::Transaction &transaction, const identity::Users &users,
                                        ReversalRequestId id, UserId decider, qint64 nowMicros);

} // namespace guichet::accounts
