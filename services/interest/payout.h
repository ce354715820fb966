// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/postingengine.h"
#include "services/store/connection.h"

namespace guichet::interest {

// What is paid: the months that were worked out, through the posting engine, each under the key that stands in its row.
// Killed between the entry and its row, the next run sends the same key and is told of the same entry.

/// Who posts interest: the bank itself, which is nobody's user.
inline constexpr UserId bankItself{(qint64(1) << 53) - 1};

/// One month's interest that waits for its entry.
struct WaitingPosting {
    AccountId account;
    QDate month;
    Money amount;
    IdempotencyKey key;
};

/// By month and account, after the given one; at most `limit`.
[[nodiscard]] QList<WaitingPosting> waitingAfter(store::Connection &connection, const WaitingPosting &after, int limit);

/// The bank's interest expense to the customer's account.
[[nodiscard]] ledger::Command commandFor(const WaitingPosting &waiting, AccountId expense);

/// Books what waits, as far as the engine takes it, and writes down how each ended: its entry, or why the ledger didn't
/// take it (a closed account). Gives how many ended. Waits for the engine: a job's thread only. A key that expired
/// before its outcome was known gets a successor, once it is certain that nothing was booked under it. Throws
/// store::Fault.
[[nodiscard]] qint64 payOut(store::Connection &connection, ledger::PostingEngine &engine, qint64 nowMicros);

} // namespace guichet::interest
