// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/homepage.h"

#include "models/wire/corrections.h"
#include "ui/common/actionbutton.h"
#include "ui/common/emptystate.h"
#include "ui/common/failuresentence.h"
#include "ui/common/overviewrow.h"
#include "ui/common/soononce.h"
#include "ui/system/compliancehome.h"
#include "ui/system/managerhome.h"
#include "ui/system/pagetile.h"
#include "ui/system/tillhome.h"
#include "ui/system/waitingcard.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr qint64 mostCounted = 50; // of each kind of what waits

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
        {u"staff"_s, HomePage::tr("Staff"), HomePage::tr("Who works here, and how they get in"), u"users"_s, u"F11"_s,
         {Role::Administrator}},
        {u"customers"_s, HomePage::tr("Customers"), HomePage::tr("Find or register"), u"users"_s, u"F6"_s, counter},
        {u"customers"_s, HomePage::tr("Customers"), HomePage::tr("Find and look up"), u"users"_s, u"F6"_s,
         {Role::Compliance, Role::Manager}},
    };
}

} // namespace

HomePage::HomePage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Home"), parent)
    , m_context(context)
    , m_role(context.session.user().role)
{
    body()->addWidget(buildTiles());
    auto *soon = new SoonOnce(this, [this] {
        if (isVisible() && m_refresh)
            m_refresh();
    });
    connect(&context.navigator, &Navigator::moved, soon, &SoonOnce::ask);
    connect(&context.navigator, &Navigator::changed, soon, &SoonOnce::ask);
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
        body()->addWidget(new EmptyState(u"settings"_s, tr("Nothing waits for you here"),
                                         tr("All but the staff is looked after with guichetctl.")), 1);
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
    m_till = new TillHome(m_context);
    if (m_role == Role::Supervisor) {
        buildApprovals();
        m_till->addSideCard(m_approvals);
    }
    m_refresh = [this] {
        m_till->refresh();
        if (m_approvals)
            askApprovals();
    };
    body()->addWidget(m_till, 1);
}

void HomePage::addUrgentCard(QWidget *card)
{
    if (m_till)
        m_till->addUrgentCard(card);
    else
        delete card; // this role sends no money
}

void HomePage::buildApprovals()
{
    m_approvals = new WaitingCard(tr("Waiting for approval"), tr("Approve or refuse"));
    m_approvals->setObjectName(u"approvalsWaiting"_s);
    connect(m_approvals->button(), &ActionButton::clicked, this, [this] { Q_EMIT pageRequested(u"approvals"_s); });
}

void HomePage::askApprovals()
{
    m_context.api.call<wire::AccountRequestPageRequest, wire::AccountRequestPage>(
        wire::accountRequests, {{}, mostCounted}, this, [this](const client::Result<wire::AccountRequestPage> &reply) {
            if (!reply)
                return m_approvals->setFailure(sentenceOf(reply.error()));
            askCorrections(*reply);
        });
}

void HomePage::askCorrections(const wire::AccountRequestPage &accounts)
{
    m_context.api.call<wire::ReversalPageRequest, wire::ReversalPage>(
        wire::waitingReversals, {{}, mostCounted}, this, [this, accounts](const client::Result<wire::ReversalPage> &reply) {
            if (!reply)
                return m_approvals->setFailure(sentenceOf(reply.error()));
            const qint64 now = m_context.clock.nowMicros();
            qint64 oldest = now;
            for (const AccountRequest &request : accounts.items)
                oldest = std::min(oldest, request.openedAtMicros);
            for (const ReversalRequest &request : reply->items)
                oldest = std::min(oldest, request.requestedAtMicros);
            const qint64 count = accounts.items.size() + reply->items.size();
            if (count == 0)
                return m_approvals->setCount(0, false, {ChipKind::Ok, tr("nothing to approve")});
            m_approvals->setCount(count, !accounts.nextCursor.isEmpty() || !reply->nextCursor.isEmpty(),
                                  {ChipKind::Info, tr("oldest %1").arg(ageText(now - oldest))});
        });
}

void HomePage::enter()
{
    PageFrame::enter();
    if (m_refresh)
        m_refresh();
}

} // namespace guichet::ui
