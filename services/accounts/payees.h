// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/identity/users.h"
#include "services/store/connection.h"

namespace guichet::accounts {

/// Which account a payee means, before anything is posted. A customer reads the name masked unless the account is
/// theirs too; staff read it in full. Each refuses PayeeNotFound.
Outcome<Payee> payeeByNumber(store::Connection &connection, const identity::Users &users, const QString &number,
                             const Actor &actor);
/// Their default account. Refuses PayeeUnconfirmed and PayeeWithoutAccount too.
Outcome<Payee> payeeByEmail(store::Connection &connection, const identity::Users &users, const QString &email,
                            const Actor &actor);
Outcome<Payee> payeeOf(store::Connection &connection, const identity::Users &users, AccountId account,
                       const Actor &actor);

} // namespace guichet::accounts
