// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/identity/users.h"
#include "services/store/transaction.h"

#include <optional>

namespace guichet::accounts {

/// An account's own row, locked for the transaction; what the ledger says of it changes under this lock only.
struct Standing {
    UserId openedBy;
    bool isDecided = false;
    qint64 version = 0;
    AccountStatus status = AccountStatus::AwaitingApproval;
};
std::optional<Standing> lockStanding(store::Transaction &transaction, AccountId account);

/// Refuses NotFound, the field is "customers".
Outcome<QList<CustomerDetails>> customersById(store::Connection &connection, const identity::Users &users,
                                              const QList<UserId> &customers);
bool isAnyClosed(const QList<CustomerDetails> &customers);
/// Makes the ledger know them; those whom it knows stay as they are.
void admit(store::Transaction &transaction, const QList<CustomerDetails> &customers);

/// Where the account received its holders' transfers by e-mail, their next open one does from here on.
void giveUpAsDefault(store::Transaction &transaction, const identity::Users &users, AccountId account);

/// The account as staff see it, to answer a change.
AccountDetails detailsNow(store::Transaction &transaction, const identity::Users &users, AccountId account);

} // namespace guichet::accounts
