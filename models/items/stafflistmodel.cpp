// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/stafflistmodel.h"

#include "models/items/enumlabels.h"

namespace guichet {

int StaffListModel::columns() const
{
    return Standing + 1;
}

QString StaffListModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Name:
        return tr("Name");
    case Email:
        return tr("E-mail");
    case Duty:
        return tr("Role");
    case SecondFactor:
        return tr("Second factor");
    case LastSignIn:
        return tr("Last sign-in");
    case Standing:
        return tr("State");
    }
    return {};
}

bool StaffListModel::isAmountColumn(int) const
{
    return false;
}

Cell StaffListModel::cellOf(const StaffMember &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Name:
        return textCell(row.name);
    case Email:
        return textCell(row.email);
    case Duty:
        return textCell(labelOf(row.role));
    case SecondFactor:
        return textCell(row.hasSecondFactor ? tr("Set up") : tr("None"));
    case LastSignIn:
        return row.lastSignInMicros ? momentCell(*row.lastSignInMicros, timeZone()) : textCell(tr("Never"));
    case Standing:
        return standingCell(row);
    }
    return {};
}

Cell standingCell(const StaffMember &member)
{
    if (member.status != UserStatus::Active)
        return textCell(labelOf(member.status), chipOf(member.status));
    if (member.isLocked)
        return textCell(StaffListModel::tr("Locked out"), Chip::Bad);
    if (member.mustChangePassword)
        return textCell(StaffListModel::tr("First password"), Chip::Info);
    return textCell(labelOf(member.status), chipOf(member.status));
}

} // namespace guichet
