// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountpage.h"

#include "models/values/accountnumber.h"
#include "models/wire/corrections.h"
#include "models/wire/operations.h"
#include "ui/accounts/accountheader.h"
#include "ui/accounts/findcustomers.h"
#include "ui/accounts/inlineconfirmation.h"
#include "ui/accounts/reversalcard.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/banner.h"
#include "ui/common/emptystate.h"
#include "ui/common/failuresentence.h"
#include "ui/common/icons.h"
#include "ui/common/toast.h"

#include <QAction>
#include <QGridLayout>
#include <QStackedWidget>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int sideWidth = 312; // pixels
constexpr int noteWidth = 190;
constexpr int fewestNamePixels = 140;

} // namespace

AccountPage::AccountPage(const DeskContext &context, QWidget *parent)
    : PageFrame(tr("Account"), parent)
    , m_context(context)
    , m_controller(context.api)
    , m_states(new QStackedWidget)
    , m_message(new EmptyState)
    , m_confirmation(new InlineConfirmation)
    , m_header(new AccountHeader(context))
{
    makeOwnerPicker();
    m_reversal = new ReversalCard(context.api);
    m_content = makeContent();
    m_states->addWidget(new QWidget); // nothing to see yet
    m_states->addWidget(m_message);
    m_states->addWidget(m_content);
    m_states->addWidget(m_reversal);
    body()->addWidget(m_confirmation);
    body()->addWidget(m_ownerCard);
    body()->addWidget(m_states, 1);
    m_entries.setFetch(
        [this](const PageRequest &page, const PostingListModel::Reply &reply) { fetch(page, reply); });
    connect(&m_entries, &PagedTableModel::stateChanged, this, &AccountPage::showEntriesState);
    connect(&m_controller, &AccountController::changed, this, &AccountPage::present);
    connect(&m_controller, &AccountController::refused, this, &AccountPage::refuse);
    connect(&m_controller, &AccountController::done, this, &AccountPage::sayDone);
    connect(m_message, &EmptyState::actionTriggered, this, [this] { m_controller.reload(); });
    connect(&context.navigator, &Navigator::booked, this, [this] {
        if (!account().isNull())
            showAccount(account());
    });
    connectActions();
    connectMoney();
}

Card *AccountPage::makeEntries()
{
    m_table = new AmountTable(tr("Entries"));
    m_table->setObjectName(u"postingTable"_s);
    m_table->setModel(&m_entries);
    m_table->setAmountColumns(m_entries.amountColumns());
    m_table->setColumnWidths({118, 104, 148, noteWidth, 98, 100});
    m_table->setStretchColumn(PostingListModel::Counterparty);
    m_table->setColumnsGivingWay({PostingListModel::Note}, fewestNamePixels);
    m_table->setEmptyText(u"inbox"_s, tr("No entries yet"), tr("The first deposit will stand here."));
    m_entriesMessage = new EmptyState;
    m_entriesMessage->hide();
    auto *card = new Card(tr("Entries"));
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_entriesMessage, 1);
    connect(m_entriesMessage, &EmptyState::actionTriggered, this, [this] { m_entries.retry(); });
    if (wire::askReversal.info.access.roles.contains(m_context.session.user().role))
        makeReversal(card);
    return card;
}

void AccountPage::makeReversal(Card *entries)
{
    m_reverse = new ActionButton(tr("&Reverse…"), ActionButton::Look::Link, u"arrow-back-up"_s);
    m_reverse->setObjectName(u"reverseButton"_s);
    m_reverse->setKeys({QKeySequence(Qt::CTRL | Qt::Key_R)});
    describeShortcut(QKeySequence(Qt::CTRL | Qt::Key_R), tr("Reverse the marked entry"));
    entries->addHeaderWidget(m_reverse);
    auto *action = new QAction(icon(u"arrow-back-up"_s), tr("Reverse…"), m_table);
    action->setObjectName(u"reverseAction"_s);
    m_table->addAction(action);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(action, &QAction::triggered, this, &AccountPage::reverse);
    connect(m_reverse, &ActionButton::clicked, this, &AccountPage::reverse);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AccountPage::chooseEntry);
    connect(&m_entries, &QAbstractItemModel::modelReset, this, &AccountPage::chooseEntry);
    connect(m_reversal, &ReversalCard::cancelled, this, &AccountPage::endReversal);
    connect(m_reversal, &ReversalCard::asked, this, [this] {
        endReversal();
        banner()->announce(ChipKind::Ok, tr("The reversal is asked for."),
                           tr("A supervisor other than you approves it; until then the entry stands."));
    });
    chooseEntry();
}

void AccountPage::chooseEntry()
{
    const int row = m_table->currentIndex().row();
    const bool isChosen = row >= 0 && row < m_entries.rowCount() && isReversible(m_entries.rowAt(row).kind);
    m_reverse->setEnabled(isChosen);
    for (QAction *action : m_table->actions())
        action->setEnabled(isChosen);
}

void AccountPage::reverse()
{
    const int row = m_table->currentIndex().row();
    if (!m_reverse->isEnabled() || row < 0)
        return;
    m_isAskingToDrop = false;
    m_states->setCurrentWidget(m_reversal);
    m_reversal->begin(m_entries.rowAt(row));
}

void AccountPage::endReversal()
{
    m_reversal->end();
    if (std::exchange(m_isAskingToDrop, false))
        banner()->hide();
    m_states->setCurrentWidget(m_content);
    m_table->setFocus();
}

Card *AccountPage::makeActions()
{
    const auto may = [this](const wire::EndpointInfo &endpoint) {
        return endpoint.access.roles.contains(m_context.session.user().role);
    };
    m_actionCard = new Card(tr("With this account"));
    m_actions = new QGridLayout;
    m_actions->setSpacing(8);
    m_actionCard->body()->addLayout(m_actions);
    m_deposit = addAction(tr("&Deposit"), u"deposit"_s, u"depositButton"_s, may(wire::deposit.info));
    m_withdraw = addAction(tr("&Withdraw"), u"withdraw"_s, u"withdrawButton"_s, may(wire::withdraw.info));
    m_transfer = addAction(tr("&Transfer"), u"transfer"_s, u"transferButton"_s, may(wire::transfer.info));
    m_addOwner = addAction(tr("&Joint owner"), u"user-plus"_s, u"addOwnerButton"_s, may(wire::addHolder.info));
    m_freeze = addAction(tr("&Freeze"), u"snowflake"_s, u"freezeButton"_s, may(wire::freezeAccount.info));
    m_unfreeze = addAction(tr("&Unfreeze"), u"lock-open"_s, u"unfreezeButton"_s, may(wire::unfreezeAccount.info));
    m_close = addAction(tr("&Close"), u"x"_s, u"closeButton"_s, may(wire::closeAccount.info));
    return m_actionCard;
}

ActionButton *AccountPage::addAction(const QString &text, const QString &icon, const QString &name, bool isAllowed)
{
    auto *button = new ActionButton(text, ActionButton::Look::Plain, icon, m_actionCard);
    button->setObjectName(name);
    button->setProperty("isAllowed", isAllowed);
    button->hide(); // until the account's standing is known
    m_offered.append(button);
    return button;
}

QWidget *AccountPage::makeContent()
{
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(makeEntries(), 1);
    auto *side = new QVBoxLayout;
    side->setSpacing(14);
    m_header->setFixedWidth(sideWidth);
    side->addWidget(m_header);
    side->addWidget(makeActions());
    side->addStretch();
    row->addLayout(side);
    return content;
}

void AccountPage::makeOwnerPicker()
{
    m_owner = new CustomerPicker;
    m_owner->setFind(findCustomersWith(m_context.api, this));
    m_ownerCard = new Card(tr("Add a joint owner"));
    m_ownerCard->setObjectName(u"ownerCard"_s);
    m_ownerCard->body()->addWidget(m_owner);
    m_ownerCard->hide();
}

void AccountPage::connectActions()
{
    connect(m_freeze, &ActionButton::clicked, this, &AccountPage::askToFreeze);
    connect(m_unfreeze, &ActionButton::clicked, &m_controller, &AccountController::unfreeze);
    connect(m_close, &ActionButton::clicked, this, &AccountPage::askToClose);
    connect(m_addOwner, &ActionButton::clicked, this, [this] {
        m_owner->reset();
        m_ownerCard->show();
        m_owner->field()->setFocus();
    });
    connect(m_owner, &CustomerPicker::chosen, this, [this](UserId user) {
        m_ownerCard->hide();
        m_confirmation->ask(tr("Once a second person has approved it, the customer is an owner of this account, with all rights of one."),
                            tr("Add the owner"), [this, user] {
                                m_asked = user;
                                m_controller.addHolder(user);
                            });
    });
}

void AccountPage::connectMoney()
{
    Navigator &navigator = m_context.navigator;
    connect(m_deposit, &ActionButton::clicked, this,
            [this, &navigator] { Q_EMIT navigator.depositRequested(firstHolder(), account()); });
    connect(m_withdraw, &ActionButton::clicked, this,
            [this, &navigator] { Q_EMIT navigator.withdrawalRequested(firstHolder(), account()); });
    connect(m_transfer, &ActionButton::clicked, this,
            [this, &navigator] { Q_EMIT navigator.transferRequested(firstHolder(), account()); });
}

// A further owner of an account in use waits for a second person.
void AccountPage::sayDone()
{
    const QList<Holder> &holders = m_controller.account().holders;
    const UserId asked = std::exchange(m_asked, {});
    const bool isOwner = std::any_of(holders.begin(), holders.end(), [&](const Holder &one) { return one.id == asked; });
    if (asked.isNull() || isOwner)
        Toast::show(window(), tr("The account is changed."));
    else
        banner()->announce(ChipKind::Ok, tr("The further owner is asked for."), tr("A supervisor other than you approves it."));
}

void AccountPage::askToFreeze()
{
    m_confirmation->ask(tr("Freezing stops all movements of this account, in and out, until somebody unfreezes it."),
                        tr("Freeze the account"), [this] { m_controller.freeze(); });
}

void AccountPage::askToClose()
{
    m_confirmation->ask(tr("A closed account can't be opened again. Its entries stay."), tr("Close the account"),
                        [this] { m_controller.close(); });
}

void AccountPage::showAccount(AccountId account)
{
    banner()->hide();
    m_reversal->end();
    m_confirmation->dismiss();
    m_ownerCard->hide();
    if (account != m_controller.id())
        m_states->setCurrentIndex(0);
    m_controller.load(account);
    m_entries.clear();
    m_entries.refresh();
}

void AccountPage::enter()
{
    if (m_reversal->isAsking())
        return; // the focus is where it was
    if (m_states->currentWidget() == m_content)
        m_table->setFocus();
    else
        PageFrame::enter();
}

bool AccountPage::clearOrBack()
{
    if (m_reversal->isAsking()) {
        if (m_reversal->isFilled() && !std::exchange(m_isAskingToDrop, true))
            banner()->announce(ChipKind::Info, tr("Drop what is typed?"), tr("Esc drops it; typing goes on with it."));
        else
            endReversal();
        return true;
    }
    if (m_confirmation->dismiss() || m_header->endStatement())
        return true;
    if (!m_ownerCard->isHidden()) {
        m_ownerCard->hide();
        m_addOwner->setFocus();
        return true;
    }
    if (firstHolder().isNull())
        Q_EMIT m_context.navigator.finderRequested();
    else
        Q_EMIT m_context.navigator.customerRequested(firstHolder());
    return true;
}

UserId AccountPage::firstHolder() const
{
    const QList<Holder> &holders = m_controller.account().holders;
    return holders.isEmpty() ? UserId() : holders.first().id;
}

void AccountPage::fetch(const PageRequest &page, const PostingListModel::Reply &reply)
{
    m_context.api.call<wire::PostingPageRequest, wire::PostingPage>(
        wire::postings, {account(), page.cursor, page.limit}, this,
        [reply](const client::Result<wire::PostingPage> &postings) {
            if (postings)
                reply(Page<PostingLine>{postings->items, postings->nextCursor});
            else
                reply(tl::unexpected(sentenceOf(postings.error())));
        });
}

void AccountPage::showEntriesState()
{
    const bool isFailed = m_entries.state() == PagedTableModel::State::Failed;
    m_table->setLoading(m_entries.state() == PagedTableModel::State::Loading);
    if (isFailed)
        m_entriesMessage->set(u"cloud-off"_s, tr("The entries can't be shown."), m_entries.failure(), tr("Try again"));
    m_entriesMessage->setVisible(isFailed);
    m_table->setVisible(!isFailed || m_entries.rowCount() > 0);
}

void AccountPage::present()
{
    switch (m_controller.state()) {
    case AccountController::State::Empty:
    case AccountController::State::Loading:
        break;
    case AccountController::State::Failed:
        m_message->set(u"cloud-off"_s, tr("The account can't be shown."), sentenceOf(m_controller.failure()),
                       tr("Try again"));
        m_states->setCurrentWidget(m_message);
        return;
    case AccountController::State::Loaded:
        presentContent();
        break;
    }
    for (ActionButton *button : {m_freeze, m_unfreeze, m_addOwner, m_close})
        button->setEnabled(m_controller.state() == AccountController::State::Loaded && !m_controller.isChanging());
}

void AccountPage::presentContent()
{
    const bool isFirst = m_states->currentWidget() != m_content;
    m_header->show(m_controller.account(), QTimeZone(m_context.bank.timeZone.toUtf8()));
    const AccountStatus status = m_controller.account().summary.status;
    const bool isOpen = status == AccountStatus::Active || status == AccountStatus::AwaitingApproval;
    const auto offer = [](ActionButton *button, bool isOffered) {
        button->setVisible(isOffered && button->property("isAllowed").toBool());
    };
    offer(m_deposit, isOpen);
    offer(m_withdraw, status == AccountStatus::Active);
    offer(m_transfer, status == AccountStatus::Active);
    offer(m_addOwner, isOpen);
    offer(m_freeze, status == AccountStatus::Active);
    offer(m_unfreeze, status == AccountStatus::Frozen);
    offer(m_close, isOpen || status == AccountStatus::Refused);
    arrangeActions();
    if (m_reversal->isAsking())
        return;
    m_states->setCurrentWidget(m_content);
    if (status == AccountStatus::AwaitingApproval)
        banner()->announce(ChipKind::Info, tr("Waiting for a second person"),
                           tr("A supervisor who didn't open it approves it. Until then: deposits only."));
    else if (status == AccountStatus::Frozen)
        banner()->announce(ChipKind::Warn, tr("This account is frozen: nothing can be booked."));
    else if (banner()->kind() == ChipKind::Info || banner()->kind() == ChipKind::Warn)
        banner()->hide();
    if (isFirst && isVisible())
        enter();
}

// Two beside each other, without gaps where one isn't offered.
void AccountPage::arrangeActions()
{
    int place = 0;
    for (ActionButton *button : std::as_const(m_offered)) {
        m_actions->removeWidget(button);
        if (!button->isHidden()) {
            m_actions->addWidget(button, place / 2, place % 2);
            ++place;
        }
    }
    m_actionCard->setVisible(place > 0);
}

void AccountPage::refuse(const client::Failure &failure)
{
    banner()->announce(ChipKind::Bad, tr("The account wasn't changed."), sentenceOf(failure));
}

} // namespace guichet::ui
