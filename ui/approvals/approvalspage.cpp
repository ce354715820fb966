// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/approvals/approvalspage.h"

#include "models/values/accountnumber.h"
#include "ui/approvals/decisioncard.h"
#include "ui/approvals/reversalpanel.h"
#include "ui/common/amounttable.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/customerpicker.h"
#include "ui/common/emptystate.h"
#include "ui/common/failuresentence.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/listfollower.h"

#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int fewestNamePixels = 240;
enum Fact { Owners, Kind, Number, Floor, AskedBy, AskedAt };

QString namesOf(const QList<Holder> &holders)
{
    QStringList names;
    for (const Holder &holder : holders)
        names.append(holder.name);
    return names.join(u'\n');
}

} // namespace

ApprovalsPage::ApprovalsPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Approvals"), parent)
    , m_context(context)
    , m_tabs(new QTabBar)
    , m_parts(new QStackedWidget)
    , m_reversals(new ReversalPanel(context))
    , m_states(new QStackedWidget)
    , m_message(new EmptyState)
    , m_table(makeTable())
    , m_detail(new DecisionCard({tr("Owners"), tr("Account"), tr("Number"), tr("Lowest balance"), tr("Asked for by"),
                                 tr("Asked for")}))
    , m_content(new QWidget)
{
    auto *list = new Card(tr("Accounts to open"));
    list->body()->addWidget(m_table, 1);
    auto *row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(list, 1);
    row->addWidget(m_detail, 0, Qt::AlignTop);
    m_states->addWidget(m_content);
    m_states->addWidget(m_message);
    addTabs();
    describeShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), tr("Approve"));
    m_requests.setTimeZone(QTimeZone(context.bank.timeZone.toUtf8()));
    m_requests.setFetch(
        [this](const PageRequest &page, const AccountRequestListModel::Reply &reply) { fetch(page, reply); });
    connect(&m_requests, &PagedTableModel::stateChanged, this, &ApprovalsPage::showListState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ApprovalsPage::choose);
    connect(m_message, &EmptyState::actionTriggered, this, [this] { m_requests.refresh(); });
    connect(m_detail, &DecisionCard::approveTriggered, this, [this] { decide(true); });
    connect(m_detail, &DecisionCard::refuseTriggered, this, [this] { decide(false); });
    auto *follower = new ListFollower(*m_table, m_requests);
    connect(&context.navigator, &Navigator::changed, this, [follower](const QList<ChangeSubject> &subjects) {
        if (subjects.contains(ChangeSubject::Account))
            follower->follow();
    });
}

void ApprovalsPage::addTabs()
{
    m_tabs->setObjectName(u"approvalTabs"_s);
    m_tabs->setAccessibleName(tr("What waits"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_parts->addWidget(m_states);
    m_parts->addWidget(m_reversals);
    body()->setSpacing(8);
    body()->addWidget(m_tabs);
    body()->addWidget(m_parts, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &ApprovalsPage::showTab);
    connect(m_reversals, &ReversalPanel::countChanged, this, &ApprovalsPage::nameTabs);
    connect(m_reversals, &ReversalPanel::said, this, [this](ChipKind kind, const QString &title, const QString &text) {
        banner()->announce(kind, title, text);
    });
    nameTabs();
}

void ApprovalsPage::showTab()
{
    banner()->hide();
    m_parts->setCurrentIndex(m_tabs->currentIndex());
}

void ApprovalsPage::nameTabs()
{
    const auto name = [](const QString &title, int count) { return count == 0 ? title : tr("%1 (%2)").arg(title).arg(count); };
    m_tabs->setTabText(0, name(tr("&Accounts"), m_requests.rowCount()));
    m_tabs->setTabText(1, name(tr("&Corrections"), m_reversals->count()));
}

AmountTable *ApprovalsPage::makeTable()
{
    auto *table = new AmountTable(tr("Accounts to open"));
    table->setObjectName(u"requestTable"_s);
    table->setModel(&m_requests);
    table->setColumnWidths({180, 144, 100, 132, 164});
    table->setStretchColumn(AccountRequestListModel::Customer);
    table->setColumnsGivingWay({AccountRequestListModel::OpenedAt, AccountRequestListModel::OpenedBy}, fewestNamePixels);
    table->setColumnHidden(AccountRequestListModel::Number, true);
    return table;
}

void ApprovalsPage::enter()
{
    m_requests.refresh();
    m_reversals->refreshList();
    if (m_tabs->currentIndex() == 0)
        m_table->setFocus();
    else
        m_reversals->focusList();
}

void ApprovalsPage::fetch(const PageRequest &page, const AccountRequestListModel::Reply &reply)
{
    m_context.api.call<wire::AccountRequestPageRequest, wire::AccountRequestPage>(
        wire::accountRequests, {page.cursor, page.limit}, this,
        [reply](const client::Result<wire::AccountRequestPage> &requests) {
            if (requests)
                reply(Page<AccountRequest>{requests->items, requests->nextCursor});
            else
                reply(tl::unexpected(sentenceOf(requests.error())));
        });
}

void ApprovalsPage::showListState()
{
    using ModelState = PagedTableModel::State;
    m_table->setLoading(m_requests.state() == ModelState::Loading);
    if (m_requests.state() == ModelState::Empty)
        m_message->set(u"checks"_s, tr("Nothing waits for you."), tr("Accounts that are asked for appear here."),
                       tr("Look again"));
    if (m_requests.state() == ModelState::Failed)
        m_message->set(u"cloud-off"_s, tr("The requests can't be shown."), m_requests.failure(), tr("Try again"));
    const bool isMessage = m_requests.state() == ModelState::Empty || m_requests.state() == ModelState::Failed;
    m_states->setCurrentWidget(isMessage ? static_cast<QWidget *>(m_message) : m_content);
    if (m_requests.state() == ModelState::Idle && m_requests.rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_requests.index(0, 0));
    nameTabs();
    refresh();
}

const AccountRequest *ApprovalsPage::chosen() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_requests.rowCount() ? &m_requests.rowAt(row) : nullptr;
}

bool ApprovalsPage::isOwn(const AccountRequest &request) const
{
    return request.openedBy == m_context.session.user().id;
}

void ApprovalsPage::choose()
{
    m_account.reset();
    m_failure.clear();
    presentDetail();
    if (const AccountRequest *request = chosen())
        load(request->id);
}

// The list has no version; what is decided on is read first.
void ApprovalsPage::load(AccountId account)
{
    const quint64 question = ++m_question;
    m_context.api.call<wire::AccountIdRequest, AccountDetails>(
        wire::account, {account}, this, [this, question](const client::Result<AccountDetails> &reply) {
            if (question != m_question)
                return;
            if (reply)
                m_account = *reply;
            else
                m_failure = sentenceOf(reply.error());
            presentDetail();
        });
}

void ApprovalsPage::presentDetail()
{
    const AccountRequest *request = chosen();
    m_detail->setVisible(request != nullptr);
    if (!request)
        return;
    m_detail->setOwn(isOwn(*request));
    KeyValueList *facts = m_detail->facts();
    QString owners = m_account ? namesOf(m_account->holders) : request->customerName;
    if (isFurtherOwner())
        owners += tr("\n+ %1", "a further owner").arg(request->customerName);
    facts->setValue(Owners, owners);
    facts->setValue(Kind, request->productName);
    facts->setValue(Number, formatIban(request->number));
    facts->setValue(Floor, m_account ? formatMoney({m_account->floorMinorUnits, m_account->summary.balance.currency},
                                                     MoneyStyle::GroupedWithCode)
                                       : u"…"_s);
    facts->setValue(AskedBy, request->openedByName);
    facts->setValue(AskedAt, m_table->currentIndex().siblingAtColumn(AccountRequestListModel::OpenedAt).data().toString());
    refresh();
}

// An account in use whose further owner waits, rather than one that waits to be opened.
bool ApprovalsPage::isFurtherOwner() const
{
    return m_account && m_account->summary.status != AccountStatus::AwaitingApproval;
}

QString ApprovalsPage::whyNot() const
{
    const AccountRequest *request = chosen();
    if (!request)
        return tr("Choose a request.");
    if (isOwn(*request))
        return sentenceOf(Refusal::SelfApproval);
    if (!m_failure.isEmpty())
        return m_failure;
    if (!m_account)
        return tr("Loading…");
    return {};
}

void ApprovalsPage::refresh()
{
    m_detail->setState(whyNot(), m_isSending);
}

void ApprovalsPage::decide(bool approve)
{
    if (m_isSending || !whyNot().isEmpty())
        return;
    banner()->hide();
    m_isSending = true;
    m_table->setEnabled(false);
    refresh();
    m_context.api.call<wire::DecideAccountRequest, AccountDetails>(
        wire::decideAccount, {m_account->summary.id, approve, m_account->version}, this,
        [this, approve, isOwner = isFurtherOwner()](const client::Result<AccountDetails> &reply) {
            take(approve, isOwner, reply);
        });
}

void ApprovalsPage::take(bool approve, bool isOwner, const client::Result<AccountDetails> &reply)
{
    m_isSending = false;
    m_table->setEnabled(true);
    if (reply) {
        const QString number = formatIban(reply->summary.number);
        const QString done = isOwner ? approve ? tr("Account %1 has a further owner.") : tr("Account %1 keeps its owners.")
            : approve                ? tr("Account %1 is open.")
                                     : tr("Account %1 was refused.");
        banner()->announce(ChipKind::Ok, done.arg(number));
    } else if (reply.error().kind == client::Failure::Kind::Unknown) {
        banner()->announce(ChipKind::Warn, tr("It isn't known yet whether this was decided."),
                           tr("What still waits is in the list: decide again if it is there."));
    } else {
        banner()->announce(ChipKind::Bad, tr("Nothing was decided."), sentenceOf(reply.error()));
    }
    m_table->setFocus();
    m_table->setCurrentIndex({});
    m_requests.refresh();
}

} // namespace guichet::ui
