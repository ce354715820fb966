// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/accountrequestlistmodel.h"

namespace guichet {

int AccountRequestListModel::columns() const
{
    return OpenedAt + 1;
}

QString AccountRequestListModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Customer:
        return tr("Customer");
    case Product:
        return tr("Account");
    case Number:
        return tr("Number");
    case OpenedBy:
        return tr("Asked for by");
    case OpenedAt:
        return tr("Asked for");
    }
    return {};
}

bool AccountRequestListModel::isAmountColumn(int) const
{
    return false;
}

Cell AccountRequestListModel::cellOf(const AccountRequest &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Customer:
        return textCell(row.customerName);
    case Product:
        return textCell(row.productName);
    case Number:
        return numberCell(row.number);
    case OpenedBy:
        return textCell(row.openedByName);
    case OpenedAt:
        return momentCell(row.openedAtMicros, timeZone());
    }
    return {};
}

} // namespace guichet
