// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"

#include <QComboBox>

#include <optional>

namespace guichet::ui {

// One of a customer's accounts: product, number in fours, balance. Enter goes to the next field.
class AccountBox : public QComboBox
{
    Q_OBJECT
public:
    explicit AccountBox(QWidget *parent = nullptr);

    // Chooses `preferred`, else the one that was chosen, else the default account, else the first that is active.
    void setAccounts(const QList<AccountSummary> &accounts, AccountId preferred = {});
    const AccountSummary *account() const;
    const QList<AccountSummary> &accounts() const { return m_accounts; }

Q_SIGNALS:
    void accountChanged();

private:
    int rowToChoose(AccountId preferred, AccountId before) const;

    QList<AccountSummary> m_accounts;
};

} // namespace guichet::ui
