// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QDateEdit;

namespace guichet::ui {

/// A field for one day, typed or taken from a calendar; `name` is its object's.
QDateEdit *makeDateField(const QString &name);

} // namespace guichet::ui
