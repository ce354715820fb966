// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/products.h"

#include "services/accounts/rows.h"

namespace guichet::accounts {

using store::Row;

static Product productFrom(const Row &row)
{
    return {row.text("code"),
            row.text("name"),
            currencyFrom(row, "currency"),
            row.int64("floor"),
            row.boolean("allows_withdrawal"),
            row.boolean("allows_transfer_out"),
            row.integer("interest_basis_points"),
            row.integer("term_days")};
}

QList<Product> products(store::Connection &connection)
{
    QList<Product> found;
    for (const Row &row : connection.run("accounts/products"))
        found.append(productFrom(row));
    return found;
}

std::optional<Product> product(store::Connection &connection, const QString &code, Currency currency)
{
    auto found = connection.run("accounts/product", {{":code", code}, {":currency", currency.code()}});
    if (const auto row = found.first())
        return productFrom(*row);
    return std::nullopt;
}

ledger::ActionSet actionsOf(const Product &product)
{
    unsigned bits = ledger::ActionSet{Action::Deposit}.bits();
    if (product.allowsWithdrawal)
        bits |= ledger::ActionSet{Action::Withdrawal}.bits();
    if (product.allowsTransferOut)
        bits |= ledger::ActionSet{Action::Transfer, Action::Payment}.bits();
    return ledger::ActionSet::fromBits(bits);
}

} // namespace guichet::accounts
