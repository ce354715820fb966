// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "services/store/transaction.h"

#include <optional>

namespace guichet::accounts {

/// Opens one of the bank's own accounts (a till's, the vault, settlement, opening balances) under a name that lists
/// show as counterparty. Name and currency are unique together: a second call gives the account there is.
AccountId openInternalAccount(store::Transaction &transaction, const QString &name, Currency currency);
std::optional<AccountId> internalAccount(store::Connection &connection, const QString &name, Currency currency);

} // namespace guichet::accounts
