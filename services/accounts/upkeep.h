// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/identity/users.h"
#include "services/store/transaction.h"

namespace guichet::accounts {

/// Who changes an account, which version of it they saw, and when.
struct Change {
    AccountId account;
    UserId by;
    qint64 version = 0;
    qint64 nowMicros = 0;
};

/// Changes of an account's standing. Each refuses NotFound, StaleVersion, and AccountNotApproved, AccountFrozen or
/// AccountClosed where the change doesn't lead on from where it stands. A refusal writes nothing.
/// The ledger's row is locked, so that a change and a posting never cross.
Outcome<AccountDetails> freeze(store::Transaction &transaction, const identity::Users &users, const Change &change);
/// AlreadyDecided when it isn't frozen.
Outcome<AccountDetails> unfreeze(store::Transaction &transaction, const identity::Users &users, const Change &change);
/// Refuses AccountNotEmpty too. An account whose opening waits or was refused may be closed.
Outcome<AccountDetails> close(store::Transaction &transaction, const identity::Users &users, const Change &change);
/// Makes a further customer an owner; of an account in use once a second person has approved it (decideOpening), until
/// then it waits. Refuses NotFound (the customer), CustomerClosed, InvalidValue (is one already), AlreadyDecided (another
/// one waits).
Outcome<AccountDetails> addHolder(store::Transaction &transaction, const identity::Users &users,
                                  const Change &change, UserId customer);

} // namespace guichet::accounts
