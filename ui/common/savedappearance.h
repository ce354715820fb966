// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

namespace guichet::ui {

// The appearance this person chose on this computer, in the program's settings; the system's until they do.
Appearance savedAppearance();
void saveAppearance(Appearance appearance);

} // namespace guichet::ui
