// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace guichet::ui {

// Enter in `field` goes to the next field, as Tab does; it never submits. MoneyEdit and
// CashCountGrid do so by themselves.
void moveOnWithEnter(QWidget *field);

} // namespace guichet::ui
