// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/accountrequestlistmodel.h"
#include "models/wire/accounts.h"
#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

class QStackedWidget;
class QTabBar;

namespace guichet::ui {

class AmountTable;
class DecisionCard;
class EmptyState;
class ReversalPanel;

/// Accounts that wait for a second person, and the word of that person; on a second tab the entries to correct. What one
/// asked for oneself is marked and left to others.
class ApprovalsPage : public PageFrame
{
    Q_OBJECT
public:
    explicit ApprovalsPage(const DeskContext &context, QWidget *parent = nullptr);

    void enter() override;

private:
    AmountTable *makeTable();
    void fetch(const PageRequest &page, const AccountRequestListModel::Reply &reply);
    void showListState();
    void choose();
    void load(AccountId account);
    void presentDetail();
    void decide(bool approve);
    void take(bool approve, bool isOwner, const client::Result<AccountDetails> &reply);
    bool isFurtherOwner() const;
    void refresh();
    void addTabs();
    void showTab();
    void nameTabs();
    QString whyNot() const;
    bool isOwn(const AccountRequest &request) const;
    const AccountRequest *chosen() const;

    DeskContext m_context;
    AccountRequestListModel m_requests;
    std::optional<AccountDetails> m_account; ///< the chosen one, as read
    QString m_failure;                       ///< why it couldn't be read
    quint64 m_question = 0;
    bool m_isSending = false;
    QTabBar *m_tabs;
    QStackedWidget *m_parts; ///< one a tab
    ReversalPanel *m_reversals;
    QStackedWidget *m_states;
    EmptyState *m_message;
    AmountTable *m_table;
    DecisionCard *m_detail;
    QWidget *m_content;
};

} // namespace guichet::ui
