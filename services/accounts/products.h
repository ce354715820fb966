// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "services/ledger/accountbook.h"
#include "services/store/connection.h"

#include <optional>

namespace guichet::accounts {

/// What the bank offers, by currency and code. Any worker thread.
QList<Product> products(store::Connection &connection);
std::optional<Product> product(store::Connection &connection, const QString &code, Currency currency);

/// What the ledger lets an account of this product do.
ledger::ActionSet actionsOf(const Product &product);

} // namespace guichet::accounts
