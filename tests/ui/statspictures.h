// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/contactsheet.h"

namespace guichet::ui {

// The manager's reports and the home pages of all roles in each of their states, against a scripted bank.
QList<Picture> statsPictures();

} // namespace guichet::ui
