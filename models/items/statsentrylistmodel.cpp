// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/statsentrylistmodel.h"

#include "models/items/enumlabels.h"

namespace guichet {

int StatsEntryListModel::columns() const
{
    return Amount + 1;
}

QString StatsEntryListModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Date:
        return tr("Date");
    case Kind:
        return tr("Kind");
    case Customer:
        return tr("Customer");
    case Number:
        return tr("Number");
    case CurrencyCode:
        return tr("Currency");
    case Amount:
        return tr("Amount");
    }
    return {};
}

bool StatsEntryListModel::isAmountColumn(int column) const
{
    return column == Amount;
}

Cell StatsEntryListModel::cellOf(const StatsEntry &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Date:
        return dateCell(row.businessDate);
    case Kind:
        return textCell(labelOf(row.kind));
    case Customer:
        return textCell(row.customerName);
    case Number:
        return numberCell(row.accountNumber);
    case CurrencyCode:
        return textCell(row.amount.currency.code());
    case Amount:
        return amountCell(row.amount);
    }
    return {};
}

} // namespace guichet
