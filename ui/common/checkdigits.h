// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/mrz.h"
#include "ui/common/statuschip.h"

namespace guichet::ui {

/// What the check digits of a machine-readable zone say: "5 of 5" in green, or "1 of 5 fails".
ChipText checkDigitChip(const MachineReadableZone &zone);
/// Which fail, in words: "birth date, composite"; empty when all fit.
QString failedCheckNames(const MachineReadableZone &zone);
/// A zone as it is typed or scanned, brought into the form it is read in: capitals, no blanks at line ends.
QString tidyZone(const QString &typed);

} // namespace guichet::ui
