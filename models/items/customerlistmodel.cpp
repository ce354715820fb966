// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/customerlistmodel.h"

#include "models/items/enumlabels.h"

namespace guichet {
namespace {

// What matters most of a person: that they may not act, else whether they have been approved.
Cell statusCell(const CustomerSummary &customer)
{
    if (customer.status != UserStatus::Active)
        return textCell(labelOf(customer.status), chipOf(customer.status));
    if (!customer.approved)
        return textCell(CustomerListModel::tr("ID not verified"), Chip::Warn);
    return textCell(labelOf(ReviewStatus::Approved), chipOf(ReviewStatus::Approved));
}

} // namespace

int CustomerListModel::columns() const
{
    return Status + 1;
}

QString CustomerListModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Name:
        return tr("Name");
    case Born:
        return tr("Born");
    case IdNumber:
        return tr("ID number");
    case Phone:
        return tr("Phone");
    case Status:
        return tr("Status");
    }
    return {};
}

bool CustomerListModel::isAmountColumn(int) const
{
    return false;
}

Cell CustomerListModel::cellOf(const CustomerSummary &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Name:
        return textCell(row.name);
    case Born:
        return dateCell(row.birthDate);
    case IdNumber:
        return tailCell(row.idNumberTail);
    case Phone:
        return tailCell(row.phoneTail);
    case Status:
        return statusCell(row);
    }
    return {};
}

} // namespace guichet
