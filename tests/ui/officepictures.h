// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/contactsheet.h"

namespace guichet::ui {

// Customers, accounts, approvals and the ID review in each of their states, against a scripted bank.
QList<Picture> officePictures();

} // namespace guichet::ui
