// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/accountlistmodel.h"

#include "models/items/enumlabels.h"

namespace guichet {
namespace {

Cell productCell(const AccountSummary &account)
{
    Cell cell = textCell(account.productName);
    if (account.isDefault)
        cell.text = AccountListModel::tr("%1 (default)").arg(account.productName);
    return cell;
}

} // namespace

int AccountListModel::columns() const
{
    return Balance + 1;
}

QString AccountListModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Product:
        return tr("Account");
    case Number:
        return tr("Number");
    case Status:
        return tr("Status");
    case CurrencyCode:
        return tr("Currency");
    case Available:
        return tr("Available");
    case Balance:
        return tr("Balance");
    }
    return {};
}

bool AccountListModel::isAmountColumn(int column) const
{
    return column == Available || column == Balance;
}

Cell AccountListModel::cellOf(const AccountSummary &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Product:
        return productCell(row);
    case Number:
        return numberCell(row.number);
    case Status:
        return textCell(labelOf(row.status), chipOf(row.status));
    case CurrencyCode:
        return textCell(row.balance.currency.code());
    case Available:
        return amountCell(row.available);
    case Balance:
        return amountCell(row.balance);
    }
    return {};
}

} // namespace guichet
