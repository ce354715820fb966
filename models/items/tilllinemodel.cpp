// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/tilllinemodel.h"

#include "models/items/enumlabels.h"

namespace guichet {

int TillLineModel::columns() const
{
    return Amount + 1;
}

QString TillLineModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Time:
        return tr("Time");
    case Kind:
        return tr("Kind");
    case Customer:
        return tr("Customer");
    case CurrencyCode:
        return tr("Currency");
    case Amount:
        return tr("Amount");
    }
    return {};
}

bool TillLineModel::isAmountColumn(int column) const
{
    return column == Amount;
}

Cell TillLineModel::cellOf(const TillLine &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Time:
        return timeCell(row.postedAtMicros, timeZone());
    case Kind:
        return textCell(labelOf(row.kind));
    case Customer:
        return textCell(row.customerName);
    case CurrencyCode:
        return textCell(row.amount.currency.code());
    case Amount:
        return amountCell(row.amount);
    }
    return {};
}

} // namespace guichet
