// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractButton;
class QWidget;

namespace guichet::ui {

// Enter in `field` goes to the next field; it never submits. MoneyEdit and CashCountGrid do so by themselves.
void moveOnWithEnter(QWidget *field);

// Into the next field of the same page that something can be typed, chosen or ticked in. Buttons are passed over, so that
// Enter pressed once too often presses none; behind the last field the focus stays.
void focusNextField(QWidget *field);

// Enter presses the button that has the focus, as Space does. ActionButton does so by itself.
void pressWithEnter(QAbstractButton *button);

} // namespace guichet::ui
