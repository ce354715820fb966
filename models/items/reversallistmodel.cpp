// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/reversallistmodel.h"

#include "models/items/enumlabels.h"

namespace guichet {

int ReversalListModel::columns() const
{
    return RequestedAt + 1;
}

QString ReversalListModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Customer:
        return tr("Customer");
    case Kind:
        return tr("Entry");
    case Amount:
        return tr("Booked");
    case Corrected:
        return tr("Instead");
    case RequestedBy:
        return tr("Asked for by");
    case RequestedAt:
        return tr("Asked for");
    }
    return {};
}

bool ReversalListModel::isAmountColumn(int column) const
{
    return column == Amount || column == Corrected;
}

Cell ReversalListModel::cellOf(const ReversalRequest &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Customer:
        return textCell(row.customerName);
    case Kind:
        return textCell(labelOf(row.kind));
    case Amount:
        return amountCell(row.amount);
    case Corrected:
        return row.corrected.minorUnits == 0 ? textCell(QStringLiteral("–")) : amountCell(row.corrected);
    case RequestedBy:
        return textCell(row.requestedByName);
    case RequestedAt:
        return momentCell(row.requestedAtMicros, timeZone());
    }
    return {};
}

} // namespace guichet
