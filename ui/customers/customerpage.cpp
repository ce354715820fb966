// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customerpage.h"

#include "models/items/enumlabels.h"
#include "models/wire/selfservice.h"
#include "models/wire/staffing.h"
#include "ui/common/amounttable.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/emptystate.h"
#include "ui/common/failuresentence.h"
#include "ui/common/modelchips.h"
#include "ui/common/soononce.h"
#include "ui/common/toast.h"
#include "ui/common/waiting.h"
#include "ui/customers/customerheader.h"
#include "ui/customers/editcard.h"
#include "ui/customers/factstrip.h"
#include "ui/customers/handincard.h"
#include "ui/customers/limitscard.h"

#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int sideWidth = 236; // pixels
constexpr int fewestNamePixels = 210;
constexpr int fewestRows = 2; // of the table of accounts
constexpr int rowsWhenEmpty = 4; // room for the sentence that stands there instead
constexpr int mostRows = 8;

} // namespace

CustomerPage::CustomerPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Customer"), parent)
    , m_context(context)
    , m_file(context.api)
    , m_states(new QStackedWidget)
    , m_loading(new QWidget)
    , m_message(new EmptyState)
    , m_content(nullptr)
    , m_header(new CustomerHeader(context.session.user().role))
    , m_table(makeTable())
    , m_limits(new LimitsCard(wire::allowOneMore.info.access.roles.contains(context.session.user().role)))
    , m_handIn(new HandInCard(context.api, context.bank.businessDate))
    , m_edit(new EditCard(context.api, context.bank.businessDate))
{
    m_content = makeContent();
    auto *wait = new QVBoxLayout(m_loading);
    wait->addWidget(new Spinner(32), 0, Qt::AlignCenter);
    for (QWidget *state : {m_loading, static_cast<QWidget *>(m_message), m_content, static_cast<QWidget *>(m_edit)})
        m_states->addWidget(state);
    body()->addWidget(m_states, 1);
    connect(&m_file, &CustomerFile::changed, this, &CustomerPage::present);
    connect(&context.navigator, &Navigator::booked, this, [this] {
        if (!m_file.id().isNull())
            m_file.reload();
    });
    followBank();
    connectActions();
}

void CustomerPage::followBank()
{
    auto *soon = new SoonOnce(this, [this] {
        if (isVisible())
            m_file.follow();
    });
    connect(&m_context.navigator, &Navigator::moved, this, [this, soon](const QList<AccountId> &accounts) {
        if (isMovedBy(m_file.accounts(), accounts))
            soon->ask();
    });
    connect(&m_context.navigator, &Navigator::changed, this, [soon](const QList<ChangeSubject> &subjects) {
        if (subjects.contains(ChangeSubject::Customer) || subjects.contains(ChangeSubject::Account))
            soon->ask();
    });
}

void CustomerPage::allowOneMore(Action action)
{
    m_limits->setSending(true);
    m_context.api.call<wire::AllowOneMoreRequest, LimitUse>(
        wire::allowOneMore, {customer(), action}, this, [this, asked = customer()](const client::Result<LimitUse> &reply) {
            m_limits->setSending(false);
            if (asked != customer())
                return;
            if (reply)
                Toast::show(window(), tr("One more is allowed today."));
            else
                banner()->announce(ChipKind::Bad, tr("No more is allowed."), sentenceOf(reply.error()));
            m_file.follow();
        });
}

CustomerPage::~CustomerPage()
{
    hide(); // a field that loses the focus tells the page, which is still whole here
}

AmountTable *CustomerPage::makeTable()
{
    auto *table = new AmountTable(tr("Accounts"));
    table->setObjectName(u"accountTable"_s);
    table->setModel(&m_accounts);
    table->setAmountColumns(m_accounts.amountColumns());
    table->setChipColumn(AccountListModel::Status, chipOfCell);
    table->setColumnWidths({150, 300, 152, 86, 100, 100});
    table->setStretchColumn(AccountListModel::Product);
    table->setColumnsGivingWay({AccountListModel::CurrencyCode}, fewestNamePixels);
    return table;
}

QWidget *CustomerPage::makeContent()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    auto *top = new QHBoxLayout;
    top->setSpacing(14);
    m_limits->setFixedWidth(sideWidth);
    top->addWidget(m_header, 1);
    top->addWidget(m_limits);
    auto *accounts = new Card(tr("Accounts"));
    accounts->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    accounts->body()->addWidget(m_table);
    column->addLayout(top);
    column->addWidget(accounts);
    column->addWidget(m_handIn);
    column->addStretch();
    return content;
}

void CustomerPage::connectActions()
{
    Navigator &navigator = m_context.navigator;
    connect(m_header, &CustomerHeader::depositRequested, this,
            [this, &navigator] { Q_EMIT navigator.depositRequested(customer(), chosenAccount()); });
    connect(m_header, &CustomerHeader::withdrawalRequested, this,
            [this, &navigator] { Q_EMIT navigator.withdrawalRequested(customer(), chosenAccount()); });
    connect(m_header, &CustomerHeader::transferRequested, this,
            [this, &navigator] { Q_EMIT navigator.transferRequested(customer(), chosenAccount()); });
    connect(m_header, &CustomerHeader::openAccountRequested, this,
            [this, &navigator] { Q_EMIT navigator.openAccountRequested(customer()); });
    connect(m_table, &AmountTable::activated, this, [this, &navigator](const QModelIndex &index) {
        Q_EMIT navigator.accountRequested(m_accounts.rowAt(index.row()).id);
    });
    connect(m_header->facts(), &FactStrip::emailConfirmed, this, &CustomerPage::confirmEmail);
    connect(m_handIn, &HandInCard::handedIn, this, [this] {
        Toast::show(window(), tr("The ID is handed in for review."));
        m_file.reload();
    });
    connect(m_message, &EmptyState::actionTriggered, this, [this] { m_file.reload(); });
    connect(banner(), &Banner::actionTriggered, this, [this] {
        m_handIn->firstField()->setFocus();
        findChild<QScrollArea *>()->ensureWidgetVisible(m_handIn);
    });
    connect(m_limits, &LimitsCard::oneMoreAsked, this, &CustomerPage::allowOneMore);
    connect(m_header, &CustomerHeader::editRequested, this, &CustomerPage::edit);
    connect(m_edit, &EditCard::cancelled, this, &CustomerPage::endEditing);
    connect(m_edit, &EditCard::saved, this, [this] {
        endEditing();
        Toast::show(window(), tr("The customer's data are changed."));
        m_file.reload();
    });
}

void CustomerPage::showCustomer(UserId customer)
{
    m_confirming = {};
    m_edit->end();
    m_objection.clear();
    m_handIn->setCustomer(customer);
    m_accounts.clear();
    m_states->setCurrentWidget(m_loading);
    m_file.load(customer);
}

void CustomerPage::enter()
{
    if (m_edit->isEditing())
        return; // the focus is where it was
    if (m_header->firstButton() && m_states->currentWidget() == m_content)
        m_header->firstButton()->setFocus();
    else
        PageFrame::enter();
}

void CustomerPage::edit()
{
    m_isAskingToDrop = false;
    m_states->setCurrentWidget(m_edit);
    m_edit->begin(m_file.customer());
}

void CustomerPage::endEditing()
{
    m_edit->end();
    if (std::exchange(m_isAskingToDrop, false))
        banner()->hide();
    presentContent();
    enter();
}

bool CustomerPage::clearOrBack()
{
    if (m_edit->isEditing()) {
        if (m_edit->isChanged() && !std::exchange(m_isAskingToDrop, true))
            banner()->announce(ChipKind::Info, tr("Drop what is changed?"), tr("Esc drops it; typing goes on with it."));
        else
            endEditing();
        return true;
    }
    if (m_handIn->isVisibleTo(this) && !m_handIn->isEmpty())
        m_handIn->clear();
    else
        Q_EMIT m_context.navigator.finderRequested();
    return true;
}

AccountId CustomerPage::chosenAccount() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? AccountId() : m_accounts.rowAt(rows.first().row()).id;
}

void CustomerPage::present()
{
    auto *spinner = m_loading->findChild<Spinner *>();
    spinner->stop();
    switch (m_file.state()) {
    case CustomerFile::State::Empty:
        return;
    case CustomerFile::State::Loading:
        spinner->start(); // what is shown already stays until the answer is there
        return;
    case CustomerFile::State::Failed:
        if (m_edit->isEditing())
            return;
        banner()->hide();
        m_message->set(u"cloud-off"_s, tr("The customer can't be shown."), m_file.failure(), tr("Try again"));
        m_states->setCurrentWidget(m_message);
        return;
    case CustomerFile::State::Loaded:
        presentContent();
        return;
    }
}

void CustomerPage::presentContent()
{
    const CustomerDetails &customer = m_file.customer();
    const bool isFirst = m_states->currentWidget() != m_content;
    m_header->show(customer);
    m_limits->show(m_file);
    const int marked = m_table->currentIndex().row();
    m_accounts.setRows(m_file.accounts());
    if (!isFirst && marked >= 0 && marked < m_accounts.rowCount())
        m_table->setCurrentIndex(m_accounts.index(marked, 0));
    m_table->setEmptyText(u"wallet"_s, tr("No account yet"), tr("“Open account” asks for one."));
    const int rows = m_accounts.rowCount();
    m_table->setVisibleRows(rows == 0 ? rowsWhenEmpty : std::clamp(rows, fewestRows, mostRows));
    const bool mayHandIn = wire::submitReview.info.access.roles.contains(m_context.session.user().role)
        && customer.status == UserStatus::Active && customer.review != ReviewStatus::Approved
        && customer.review != ReviewStatus::Waiting;
    m_handIn->setVisible(mayHandIn);
    if (m_edit->isEditing())
        return;
    presentAlert();
    if (customer.review == ReviewStatus::AskedAgain || customer.review == ReviewStatus::Rejected)
        askWhy();
    m_states->setCurrentWidget(m_content);
    if (isFirst && isVisible())
        enter();
}

void CustomerPage::presentAlert()
{
    const ChipText alert = alertOf(m_file.customer());
    banner()->setVisible(!alert.text.isEmpty());
    if (!alert.text.isEmpty())
        banner()->announce(alert.kind, alert.text, m_objection, m_handIn->isHidden() ? QString() : tr("To the photos"));
}

// The teller tells the customer what to bring.
void CustomerPage::askWhy()
{
    const UserId asked = customer();
    m_context.api.call<wire::ReviewStandingRequest, wire::ReviewStanding>(
        wire::reviewStanding, {asked}, this, [this, asked](const client::Result<wire::ReviewStanding> &reply) {
            if (!reply || asked != customer() || m_edit->isEditing())
                return;
            const QString reason = reply->reason == ReviewReason::None ? QString() : labelOf(reply->reason);
            m_objection = reason.isEmpty() || reply->note.isEmpty() ? reason + reply->note
                                                                    : tr("%1: %2").arg(reason, reply->note);
            presentAlert();
        });
}

void CustomerPage::confirmEmail()
{
    const UserId asked = customer();
    m_confirming = asked;
    m_header->facts()->setConfirming(true);
    m_context.api.call<wire::UserRequest, wire::Nothing>(
        wire::confirmEmail, {asked}, this, [this, asked](const client::Result<wire::Nothing> &reply) {
            if (std::exchange(m_confirming, UserId()) != asked)
                return;
            m_header->facts()->setConfirming(false);
            if (!reply)
                return banner()->announce(ChipKind::Bad, tr("The e-mail address isn't confirmed."),
                                          sentenceOf(reply.error()));
            m_file.reload();
        });
}

} // namespace guichet::ui
