// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/customer.h"

#include <QWidget>

namespace guichet::ui {

class ActionButton;
class CustomerFile;
class KeyValueList;
class StatusChip;

/// The side of the customer's page: what is left of today's limits, and how to reach them.
class CustomerFacts : public QWidget
{
    Q_OBJECT
public:
    explicit CustomerFacts(Role role, QWidget *parent = nullptr);
    void show(const CustomerFile &file);
    /// While the bank is asked.
    void setConfirming(bool confirming);

Q_SIGNALS:
    void emailConfirmed();

private:
    void showLimit(int row, const CustomerFile &file, Action action);

    bool m_mayConfirm;
    KeyValueList *m_limits;
    KeyValueList *m_facts;
    StatusChip *m_emailChip;
    ActionButton *m_confirm;
};

} // namespace guichet::ui
