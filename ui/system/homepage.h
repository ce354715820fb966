// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/accounts.h"
#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

namespace guichet::ui {

class TillHome;
class WaitingCard;

/// The first page of a role: what is unsettled, what waits, what was done last, and the way to the other pages. Which
/// page stands behind an id is the program's business. GUI thread.
class HomePage : public PageFrame
{
    Q_OBJECT
public:
    /// For the role that is signed in.
    explicit HomePage(const DeskContext &context, QWidget *parent = nullptr);

    /// What must be seen first (operations whose outcome is unknown), where the role sends money. The page owns the card.
    void addUrgentCard(QWidget *card);

    void enter() override;

Q_SIGNALS:
    /// "deposit", "withdraw", "transfer", "customers", "review", "approvals", "till", "reports".
    void pageRequested(const QString &id);

private:
    QWidget *buildTiles();
    void buildTill();
    void buildApprovals();
    void askApprovals();
    void askCorrections(const wire::AccountRequestPage &accounts);

    const DeskContext m_context;
    Role m_role;
    std::function<void()> m_refresh;
    TillHome *m_till = nullptr;
    WaitingCard *m_approvals = nullptr;
};

} // namespace guichet::ui
