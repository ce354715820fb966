// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/accountrequestlistmodel.h"
#include "models/wire/accounts.h"
#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

class QLabel;
class QStackedWidget;

namespace guichet::ui {

class ActionButton;
class AmountTable;
class Card;
class EmptyState;
class KeyValueList;
class StatusChip;

/// Accounts that wait for a second person, and the word of that person. What one asked for oneself is marked and left to
/// others.
class ApprovalsPage : public PageFrame
{
    Q_OBJECT
public:
    explicit ApprovalsPage(const DeskContext &context, QWidget *parent = nullptr);

    void enter() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    Card *makeDetail();
    AmountTable *makeTable();
    void fetch(const PageRequest &page, const AccountRequestListModel::Reply &reply);
    void showListState();
    void choose();
    void load(AccountId account);
    void presentDetail();
    void decide(bool approve);
    void take(bool approve, const client::Result<AccountDetails> &reply);
    void refresh();
    QString whyNot() const;
    bool isOwn(const AccountRequest &request) const;
    const AccountRequest *chosen() const;

    DeskContext m_context;
    AccountRequestListModel m_requests;
    std::optional<AccountDetails> m_account; ///< the chosen one, as read
    QString m_failure;                       ///< why it couldn't be read
    quint64 m_question = 0;
    bool m_isSending = false;
    QStackedWidget *m_states;
    EmptyState *m_message;
    AmountTable *m_table;
    Card *m_detail;
    StatusChip *m_own;
    KeyValueList *m_facts;
    QLabel *m_reason;
    ActionButton *m_approve;
    ActionButton *m_refuse;
    QWidget *m_content;
};

} // namespace guichet::ui
