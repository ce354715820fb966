// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"

#include <QWidget>

#include <array>

class QLabel;

namespace guichet::ui {

class ActionButton;
class StatusChip;

/// How to reach a customer and what identifies them, side by side, each under its name. Says whether the e-mail address
/// is confirmed, and lets the counter confirm it.
class FactStrip : public QWidget
{
    Q_OBJECT
public:
    explicit FactStrip(Role role, QWidget *parent = nullptr);
    void show(const CustomerDetails &customer);
    /// While the bank is asked.
    void setConfirming(bool confirming);

Q_SIGNALS:
    void emailConfirmed();

private:
    enum Fact { Email, Phone, Address, IdNumber, Since };
    static constexpr int factCount = Since + 1;

    bool m_mayConfirm;
    std::array<QLabel *, factCount> m_values{};
    StatusChip *m_emailChip;
    ActionButton *m_confirm;
};

} // namespace guichet::ui
