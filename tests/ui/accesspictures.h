// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/contactsheet.h"

namespace guichet::ui {

// Sign-in beyond the password, one's own access, the staff, a receipt that is checked.
QList<Picture> accessPictures();

} // namespace guichet::ui
