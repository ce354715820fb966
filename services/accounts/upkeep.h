// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/store/transaction.h"

namespace guichet::accounts {

/// Changes of an account's standing. Each refuses NotFound and StaleVersion, and AccountNotApproved, AccountFrozen or
/// AccountClosed where the change doesn't lead on from where it stands. A refusal writes nothing.
/// The ledger's row is locked, so that a change and a posting never cross.
Outcome<AccountDetails> freeze(store::Transaction &transaction, AccountId account, UserId by, qint64 version,
                               qint64 nowMicros);
Outcome<AccountDetails> unfreeze(store::Transaction &transaction, AccountId account, UserId by, qint64 version,
                                 qint64 nowMicros);
/// Refuses AccountNotEmpty too. An account whose opening still waits may be closed.
Outcome<AccountDetails> close(store::Transaction &transaction, AccountId account, UserId by, qint64 version,
                              qint64 nowMicros);
/// Makes a further customer an owner. Refuses NotFound (the customer), CustomerClosed, InvalidValue (is one already).
Outcome<AccountDetails> addHolder(store::Transaction &transaction, AccountId account, UserId customer, UserId by,
                                  qint64 version, qint64 nowMicros);

} // namespace guichet::accounts
