// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/rules.h"
#include "services/store/connection.h"

namespace guichet::ledger {

// The hot rows as the engine and the account book lock, read and save them: always customers first, then accounts, each
// sorted by id. Call them in a transaction; the locks last until its end.

[[nodiscard]] QList<CustomerState> lockCustomers(store::Connection &connection, const QList<UserId> &ids);
[[nodiscard]] QList<AccountState> lockAccounts(store::Connection &connection, const QList<AccountId> &ids);
void saveLimits(store::Connection &connection, const QList<CustomerState> &customers);

[[nodiscard]] CustomerState customerStateFrom(const store::Row &row);
[[nodiscard]] AccountState accountStateFrom(const store::Row &row);

template <class E>
E enumOf(const store::Row &row, std::string_view column)
{
    const std::optional<E> value = enumFromName<E>(row.text(column));
    if (!value)
        qFatal("ledger: unknown %s in the database", EnumNames<E>::name);
    return *value;
}

} // namespace guichet::ledger
