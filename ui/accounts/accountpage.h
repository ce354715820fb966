// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/postinglistmodel.h"
#include "ui/accounts/accountcontroller.h"
#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

class QGridLayout;
class QStackedWidget;

namespace guichet::ui {

class AccountHeader;
class ActionButton;
class AmountTable;
class Card;
class CustomerPicker;
class EmptyState;
class HoldsCard;
class InlineConfirmation;
class ReversalCard;

/// One account: what stands in it, its entries page by page, and what may be done with it.
class AccountPage : public PageFrame
{
    Q_OBJECT
public:
    explicit AccountPage(const DeskContext &context, QWidget *parent = nullptr);

    void showAccount(AccountId account);
    AccountId account() const { return m_controller.id(); }
    void enter() override;
    bool clearOrBack() override;

private:
    QWidget *makeContent();
    Card *makeEntries();
    Card *makeActions();
    ActionButton *addAction(const QString &text, const QString &icon, const QString &name, bool isAllowed);
    void arrangeActions();
    void makeOwnerPicker();
    void connectActions();
    void connectMoney();
    void followBank();
    void connectHolds();
    void fetch(const PageRequest &page, const PostingListModel::Reply &reply);
    void showEntriesState();
    void present();
    void presentContent();
    void refuse(const client::Failure &failure);
    void sayDone();
    void askToClose();
    void askToFreeze();
    UserId firstHolder() const;
    void makeReversal(Card *entries);
    void chooseEntry();
    void reverse();
    void endReversal();

    DeskContext m_context;
    AccountController m_controller;
    PostingListModel m_entries;
    QStackedWidget *m_states;
    EmptyState *m_message;
    InlineConfirmation *m_confirmation;
    AccountHeader *m_header;
    HoldsCard *m_holds;
    AmountTable *m_table;
    EmptyState *m_entriesMessage;
    CustomerPicker *m_owner;
    Card *m_ownerCard;
    Card *m_actionCard;
    QGridLayout *m_actions;
    QList<ActionButton *> m_offered; ///< in the order they are shown
    ActionButton *m_deposit;
    ActionButton *m_withdraw;
    ActionButton *m_transfer;
    ActionButton *m_freeze;
    ActionButton *m_unfreeze;
    ActionButton *m_addOwner;
    ActionButton *m_close;
    QWidget *m_content;
    UserId m_asked; ///< to be a further owner
    ReversalCard *m_reversal;
    ActionButton *m_reverse = nullptr; ///< null: not this role's
    bool m_isAskingToDrop = false;     ///< what is typed into the reversal
};

} // namespace guichet::ui
