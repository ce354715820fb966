// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/postinglistmodel.h"

#include "models/items/enumlabels.h"

namespace guichet {

int PostingListModel::columns() const
{
    return BalanceAfter + 1;
}

QString PostingListModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Date:
        return tr("Date");
    case Kind:
        return tr("Kind");
    case Counterparty:
        return tr("With");
    case Note:
        return tr("Note");
    case Amount:
        return tr("Amount");
    case BalanceAfter:
        return tr("Balance");
    }
    return {};
}

bool PostingListModel::isAmountColumn(int column) const
{
    return column == Amount || column == BalanceAfter;
}

Cell PostingListModel::cellOf(const PostingLine &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Date:
        return dateCell(row.businessDate);
    case Kind:
        return textCell(labelOf(row.kind));
    case Counterparty:
        return textCell(row.counterpartyName);
    case Note:
        return textCell(row.note);
    case Amount:
        return amountCell(row.amount);
    case BalanceAfter:
        return amountCell(row.balanceAfter);
    }
    return {};
}

} // namespace guichet
