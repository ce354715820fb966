// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace guichet::ui {

/// Drawn by chance (99 bits, of the system's generator), in groups that can be read out: for one sign-in, which changes it.
QString firstPassword();

} // namespace guichet::ui
