// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/contactsheet.h"

namespace guichet::ui {

// The money pages in each of their states, against a scripted bank.
QList<Picture> operationPictures();

} // namespace guichet::ui
