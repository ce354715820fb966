// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "ui/common/card.h"

class QTimeZone;

namespace guichet::ui {

class ElidedLabel;
class KeyValueList;
class StatusChip;

/// The facts of an account: product, number, standing, owners, balance.
class AccountHeader : public Card
{
    Q_OBJECT
public:
    explicit AccountHeader(QWidget *parent = nullptr);
    void show(const AccountDetails &account, const QTimeZone &zone);

private:
    QLabel *m_product;
    ElidedLabel *m_number;
    StatusChip *m_status;
    QLabel *m_balance;
    KeyValueList *m_facts;
};

} // namespace guichet::ui
