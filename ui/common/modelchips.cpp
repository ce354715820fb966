// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/modelchips.h"

#include "models/items/pagedtablemodel.h"

namespace guichet::ui {

ChipKind chipKindOf(Chip chip)
{
    switch (chip) {
    case Chip::None:
        return ChipKind::Neutral;
    case Chip::Ok:
        return ChipKind::Ok;
    case Chip::Warn:
        return ChipKind::Warn;
    case Chip::Bad:
        return ChipKind::Bad;
    case Chip::Info:
        return ChipKind::Info;
    }
    Q_UNREACHABLE();
}

ChipText chipOfCell(const QModelIndex &index)
{
    const QString name = index.data(PagedTableModel::ChipRole).toString();
    for (const Chip chip : {Chip::Ok, Chip::Warn, Chip::Bad, Chip::Info}) {
        if (name == chipName(chip))
            return {chipKindOf(chip), index.data().toString()};
    }
    return {ChipKind::Neutral, index.data().toString()};
}

} // namespace guichet::ui
