// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/users.h"
#include "services/store/transaction.h"

namespace guichet::accounts {

// Further owners of accounts. Of one in use they wait for a second person (upkeep.h asks, opening.h decides); in a
// transaction that has locked the account's own row.

struct OwnerRequest {
    UserId customer;
    UserId requestedBy;
};
std::optional<OwnerRequest> waitingOwner(store::Transaction &transaction, AccountId account);

/// Refuses AlreadyDecided (one is waiting already).
Outcome<void> keepOwnerRequest(store::Transaction &transaction, AccountId account, const OwnerRequest &request,
                               qint64 nowMicros);
void forgetOwnerRequest(store::Transaction &transaction, AccountId account);

/// Makes the customer an owner. Refuses NotFound, CustomerClosed, InvalidValue (is one already).
Outcome<void> addOwner(store::Transaction &transaction, const identity::Users &users, AccountId account, UserId customer);

} // namespace guichet::accounts
