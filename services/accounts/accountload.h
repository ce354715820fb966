// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/opening.h"
#include "services/ledger/bulk.h"

namespace guichet::accounts {

/// One of many accounts to load: open, approved, with its opening balance.
struct LoadedAccount {
    UserId customer;
    QString product;
    qint64 openingMinorUnits = 0; ///< 0: no entry
    bool isDefault = false;       ///< receives the customer's transfers by e-mail
};

/// Who opened and who approved them, and when.
struct LoadingTerms {
    BankIdentity bank;
    Currency currency;
    AccountId openingAccount; ///< the opening entries' other side
    UserId maker;
    UserId checker;
    QDate businessDate;
    qint64 nowMicros = 0;
};

inline constexpr int loadChunk = ledger::bulkRows; ///< accounts a call, at most

/// Loads accounts set-wise: the same rows as opening and approving each, without an audit line each. The customers are
/// registered with the ledger (ledger::registerCustomers) and the products are there, else the program ends. Gives the
/// ids in order. Leave the transaction to it alone (bulk.h of the ledger).
[[nodiscard]] QList<AccountId> loadAccounts(store::Transaction &transaction, const identity::Users &users,
                                            const LoadingTerms &terms, const QList<LoadedAccount> &accounts);

} // namespace guichet::accounts
