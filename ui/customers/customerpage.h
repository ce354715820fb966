// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/accountlistmodel.h"
#include "ui/common/customerfile.h"
#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

class QStackedWidget;

namespace guichet::ui {

class AmountTable;
class CustomerHeader;
class EditCard;
class EmptyState;
class HandInCard;
class LimitsCard;

/// All about one customer, and the ways on: their accounts, the money forms with them chosen, their ID.
class CustomerPage : public PageFrame
{
    Q_OBJECT
public:
    explicit CustomerPage(const DeskContext &context, QWidget *parent = nullptr);
    ~CustomerPage() override;

    void showCustomer(UserId customer);
    UserId customer() const { return m_file.id(); }
    void enter() override;
    bool clearOrBack() override;

private:
    void build();
    QWidget *makeContent();
    AmountTable *makeTable();
    void connectActions();
    void followBank();
    void allowOneMore(Action action);
    void present();
    void presentContent();
    void presentAlert();
    void askWhy();
    void confirmEmail();
    void edit();
    void endEditing();
    AccountId chosenAccount() const;

    DeskContext m_context;
    CustomerFile m_file;
    UserId m_confirming; ///< whose e-mail is being confirmed; null: nobody's
    AccountListModel m_accounts;
    QStackedWidget *m_states;
    QWidget *m_loading;
    EmptyState *m_message;
    QWidget *m_content;
    CustomerHeader *m_header;
    AmountTable *m_table;
    LimitsCard *m_limits;
    HandInCard *m_handIn;
    EditCard *m_edit;
    QString m_objection; ///< why the ID is asked for again or was rejected
    bool m_isAskingToDrop = false; ///< what is typed into the edit card
};

} // namespace guichet::ui
