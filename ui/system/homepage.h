// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

class QAbstractItemModel;

namespace guichet::ui {

class AmountTable;
class Card;
class WaitingCard;

/// The first page of a role: what is unsettled, what waits, what was done last, and the way to the other pages. Which
/// page stands behind an id is the program's business. GUI thread.
class HomePage : public PageFrame
{
    Q_OBJECT
public:
    /// For the role that is signed in.
    explicit HomePage(const DeskContext &context, QWidget *parent = nullptr);

    /// Operations whose outcome is unknown; they stand first while there are any. The model outlives the page.
    void setUnsettled(QAbstractItemModel *model);

    void enter() override;

Q_SIGNALS:
    /// "deposit", "withdraw", "transfer", "customers", "review", "approvals", "till", "reports".
    void pageRequested(const QString &id);
    /// A row of the unsettled ones was chosen.
    void unsettledChosen(const QModelIndex &index);

private:
    QWidget *buildTiles();
    QWidget *buildUnsettled();
    void buildTill();
    void buildApprovals();
    void askApprovals();
    void showUnsettled();

    const DeskContext m_context;
    Role m_role;
    std::function<void()> m_refresh;
    Card *m_unsettledCard = nullptr;
    AmountTable *m_unsettled = nullptr;
    WaitingCard *m_approvals = nullptr;
};

} // namespace guichet::ui
