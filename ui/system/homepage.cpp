// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/homepage.h"

#include "models/wire/accounts.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/card.h"
#include "ui/common/failuresentence.h"
#include "ui/common/overviewrow.h"
#include "ui/system/compliancehome.h"
#include "ui/system/managerhome.h"
#include "ui/system/pagetile.h"
#include "ui/system/tillhome.h"
#include "ui/system/waitingcard.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int unsettledRows = 3;

struct Link {
    QString page;
    QString title;
    QString hint;
    QString icon;
    QString keyText;
    Roles roles;
};

QList<Link> links()
{
    const Roles counter{Role::Teller, Role::Supervisor};
    return {
        {u"deposit"_s, HomePage::tr("Deposit"), HomePage::tr("Take cash in"), u"deposit"_s, u"F3"_s, counter},
        {u"withdraw"_s, HomePage::tr("Withdraw"), HomePage::tr("Pay cash out"), u"withdraw"_s, u"F4"_s, counter},
        {u"transfer"_s, HomePage::tr("Transfer"), HomePage::tr("Between accounts"), u"transfer"_s, u"F5"_s, counter},
        {u"review"_s, HomePage::tr("ID review"), HomePage::tr("Check documents"), u"id"_s, u"F7"_s, {Role::Compliance}},
        {u"reports"_s, HomePage::tr("Reports"), HomePage::tr("Figures and charts"), u"chart-bar"_s, u"F9"_s,
         {Role::Manager}},
        {u"customers"_s, HomePage::tr("Customers"), HomePage::tr("Find or register"), u"users"_s, u"F6"_s, staff},
    };
}

} // namespace

HomePage::HomePage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Home"), parent)
    , m_context(context)
    , m_role(context.session.user().role)
{
    body()->addWidget(buildTiles());
    switch (m_role) {
    case Role::Teller:
    case Role::Supervisor:
        buildTill();
        break;
    case Role::Compliance: {
        auto *home = new ComplianceHome(context);
        connect(home, &ComplianceHome::pageRequested, this, &HomePage::pageRequested);
        m_refresh = [home] { home->refresh(); };
        body()->addWidget(home, 1);
        break;
    }
    case Role::Manager: {
        auto *home = new ManagerHome(context);
        connect(home, &ManagerHome::pageRequested, this, &HomePage::pageRequested);
        m_refresh = [home] { home->refresh(); };
        body()->addWidget(home, 1);
        break;
    }
    case Role::Administrator:
    case Role::Customer:
        body()->addStretch();
        break;
    }
}

QWidget *HomePage::buildTiles()
{
    auto *tiles = new QWidget;
    auto *row = new QHBoxLayout(tiles);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    int shown = 0;
    for (const Link &link : links()) {
        if (!link.roles.contains(m_role))
            continue;
        auto *tile = new PageTile(link.page, link.title, link.hint, link.icon, link.keyText);
        connect(tile, &PageTile::clicked, this, [this, page = link.page] { Q_EMIT pageRequested(page); });
        row->addWidget(tile, 1);
        ++shown;
    }
    constexpr int placesInRow = 4; // a lone tile isn't stretched over the page
    if (shown < placesInRow)
        row->addStretch(placesInRow - shown);
    return tiles;
}

void HomePage::buildTill()
{
    auto *home = new TillHome(m_context);
    home->addUrgentCard(buildUnsettled());
    if (m_role == Role::Supervisor) {
        buildApprovals();
        home->addSideCard(m_approvals);
    }
    m_refresh = [this, home] {
        home->refresh();
        if (m_approvals)
            askApprovals();
    };
    body()->addWidget(home, 1);
}

QWidget *HomePage::buildUnsettled()
{
    m_unsettledCard = new Card(tr("Outcome unknown"));
    m_unsettledCard->setObjectName(u"unsettledCard"_s);
    m_unsettledCard->addHeaderWidget(new StatusChip(ChipKind::Warn, tr("do not enter these again")));
    m_unsettled = new AmountTable(tr("Operations with an unknown outcome"));
    m_unsettled->setObjectName(u"unsettledTable"_s);
    m_unsettled->setVisibleRows(unsettledRows);
    m_unsettledCard->body()->setSpacing(6);
    m_unsettledCard->body()->addWidget(m_unsettled);
    m_unsettledCard->hide();
    connect(m_unsettled, &QTableView::activated, this, &HomePage::unsettledChosen);
    return m_unsettledCard;
}

void HomePage::setUnsettled(QAbstractItemModel *model)
{
    if (!m_unsettled)
        return; // this role sends no money
    m_unsettled->setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &HomePage::showUnsettled);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &HomePage::showUnsettled);
    connect(model, &QAbstractItemModel::modelReset, this, &HomePage::showUnsettled);
    showUnsettled();
}

void HomePage::showUnsettled()
{
    const int rows = m_unsettled->model()->rowCount();
    m_unsettledCard->setVisible(rows > 0);
    m_unsettled->setVisibleRows(std::clamp(rows, 1, unsettledRows));
    m_unsettled->setVerticalScrollBarPolicy(rows > unsettledRows ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void HomePage::buildApprovals()
{
    m_approvals = new WaitingCard(tr("Accounts waiting for approval"), tr("Approve or refuse"));
    m_approvals->setObjectName(u"approvalsWaiting"_s);
    connect(m_approvals->button(), &ActionButton::clicked, this, [this] { Q_EMIT pageRequested(u"approvals"_s); });
}

void HomePage::askApprovals()
{
    constexpr qint64 mostCounted = 50;
    m_context.api.call<wire::AccountRequestPageRequest, wire::AccountRequestPage>(
        wire::accountRequests, {{}, mostCounted}, this, [this](const client::Result<wire::AccountRequestPage> &reply) {
            if (!reply)
                return m_approvals->setFailure(sentenceOf(reply.error()));
            if (reply->items.isEmpty())
                return m_approvals->setCount(0, false, {ChipKind::Ok, tr("nothing to approve")});
            qint64 oldest = reply->items.first().openedAtMicros;
            for (const AccountRequest &request : reply->items)
                oldest = std::min(oldest, request.openedAtMicros);
            m_approvals->setCount(reply->items.size(), !reply->nextCursor.isEmpty(),
                                  {ChipKind::Info, tr("oldest %1").arg(ageText(m_context.clock.nowMicros() - oldest))});
        });
}

void HomePage::enter()
{
    PageFrame::enter();
    if (m_refresh)
        m_refresh();
}

} // namespace guichet::ui
