// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "ui/common/card.h"
#include "ui/common/deskcontext.h"

class QTimeZone;

namespace guichet::ui {

class ActionButton;
class ElidedLabel;
class KeyValueList;
class StatementForm;
class StatusChip;

/// The facts of an account: product, number, standing, owners, balance; and its statements.
class AccountHeader : public Card
{
    Q_OBJECT
public:
    explicit AccountHeader(const DeskContext &context, QWidget *parent = nullptr);
    void show(const AccountDetails &account, const QTimeZone &zone);
    /// Esc. False when no statement was being asked for.
    bool endStatement();

private:
    void beginStatement();

    const DeskContext m_context;
    AccountId m_account;
    QLabel *m_product;
    ElidedLabel *m_number;
    StatusChip *m_status;
    QLabel *m_balance;
    KeyValueList *m_facts;
    ActionButton *m_statementButton;
    StatementForm *m_statement;
};

} // namespace guichet::ui
