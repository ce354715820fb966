// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"
#include "ui/common/card.h"
#include "ui/common/statuschip.h"

namespace guichet::ui {

class ActionButton;
class ElidedLabel;
class FactStrip;

/// Who this is, where they stand, and what can be done for them. Buttons that the role may not use are not there.
class CustomerHeader : public Card
{
    Q_OBJECT
public:
    explicit CustomerHeader(Role role, QWidget *parent = nullptr);
    void show(const CustomerDetails &customer);
    FactStrip *facts() const { return m_facts; }
    /// The one to begin with; null when there is none for this role.
    QWidget *firstButton() const;

Q_SIGNALS:
    void depositRequested();
    void withdrawalRequested();
    void transferRequested();
    void openAccountRequested();
    void editRequested();

private:
    ActionButton *addButton(QBoxLayout *row, const QString &text, const QString &icon, const QString &name, bool isAllowed);

    ElidedLabel *m_name;
    ElidedLabel *m_detail;
    StatusChip *m_standing;
    StatusChip *m_review;
    ActionButton *m_edit;
    FactStrip *m_facts;
    ActionButton *m_deposit;
    ActionButton *m_withdraw;
    ActionButton *m_transfer;
    ActionButton *m_openAccount;
};

/// What a teller must know of a customer before anything else: kind and sentence; Neutral and empty when all is well.
ChipText alertOf(const CustomerDetails &customer);

} // namespace guichet::ui
