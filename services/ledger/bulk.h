// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/accountbook.h"

namespace guichet::ledger {

// Set-wise loading for a bank of a million customers (demo, take-over): the same rows that the engine would write, in
// one transaction a call. Not for a bank that is at work: it takes no idempotency keys.

inline constexpr int bulkRows = 10'000; ///< the most a call takes

/// Limit rows; those that exist stay as they are.
void registerCustomers(store::Connection &connection, const QList<UserId> &customers, bool approved);

struct BulkAccount {
    OpenAccount terms;
    qint64 openingMinorUnits = 0; ///< 0: no entry; else booked against bankAccount("opening:…")
};

/// Account ids in the order given. All of one currency (that of `openingAccount`); owners are registered. `maker` entered
/// the opening entries. Runs in the caller's transaction, which it should have to itself.
[[nodiscard]] QList<AccountId> loadAccounts(store::Connection &connection, const QList<BulkAccount> &accounts,
                                            AccountId openingAccount, UserId maker, QDate businessDate,
                                            qint64 postedAtMicros);

} // namespace guichet::ledger
