// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/sessionlistmodel.h"

namespace guichet {

int SessionListModel::columns() const
{
    return Standing + 1;
}

QString SessionListModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Peer:
        return tr("From");
    case Since:
        return tr("Signed in");
    case LastUsed:
        return tr("Last used");
    case Standing:
        return tr("State");
    }
    return {};
}

bool SessionListModel::isAmountColumn(int) const
{
    return false;
}

Cell SessionListModel::cellOf(const SessionView &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Peer:
        return textCell(row.peer);
    case Since:
        return momentCell(row.createdAtMicros, timeZone());
    case LastUsed:
        return momentCell(row.lastUsedAtMicros, timeZone());
    case Standing:
        if (row.isCurrent)
            return textCell(tr("This desk"), Chip::Ok);
        return row.hasSecondFactor ? textCell(tr("With a code"), Chip::Info) : textCell(tr("Password only"), Chip::Warn);
    }
    return {};
}

} // namespace guichet
