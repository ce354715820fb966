// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

namespace guichet::ui {

/// A date as people type it: "1988-06-02", "02.06.1988", "2/6/1988", "02061988", "02 Jun 1988". Day before month. Invalid
/// when it can't be read or the year has less than four digits.
QDate typedDate(const QString &text);

} // namespace guichet::ui
