// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace guichet::accounts {

/// "Ana Fontaine" as another customer reads it: "A••••• F•••••"; the dots don't tell the length.
QString maskName(const QString &name);

} // namespace guichet::accounts
