// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/cell.h"
#include "ui/common/statuschip.h"

class QModelIndex;

namespace guichet::ui {

/// The pill of a colour as item models and labels name it.
ChipKind chipKindOf(Chip chip);
/// What a cell of our item models shows as a pill: for AmountTable::setChipColumn.
ChipText chipOfCell(const QModelIndex &index);

} // namespace guichet::ui
