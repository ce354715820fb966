// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountpage.h"

#include "models/values/accountnumber.h"
#include "models/wire/corrections.h"
#include "models/wire/operations.h"
#include "ui/accounts/accountheader.h"
#include "ui/accounts/holdscard.h"
#include "ui/accounts/reversalcard.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/banner.h"
#include "ui/common/emptystate.h"
#include "ui/common/failuresentence.h"
#include "ui/common/icons.h"
#include "ui/common/inlineconfirmation.h"
#include "ui/common/listfollower.h"

#include <QAction>
#include <QStackedWidget>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int sideWidth = 312; // pixels, at least
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
    , m_holds(new HoldsCard(context))
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
    connectHolds();
    followBank();
}

// Others book, too: what is shown follows, without taking the focus or the marked row away.
void AccountPage::followBank()
{
    auto *entries = new ListFollower(*m_table, m_entries);
    auto *account = new SoonOnce(this, [this] {
        if (isVisible() && m_controller.state() == AccountController::State::Loaded && !m_controller.isChanging())
            m_controller.reload();
        m_holds->reload();
    });
    connect(&m_context.navigator, &Navigator::moved, this, [this, entries, account](const QList<AccountId> &accounts) {
        if (!accounts.isEmpty() && !accounts.contains(m_controller.id()))
            return;
        account->ask();
        entries->follow();
    });
    connect(&m_context.navigator, &Navigator::changed, this, [account](const QList<ChangeSubject> &subjects) {
        if (subjects.contains(ChangeSubject::Account))
            account->ask();
    });
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

QWidget *AccountPage::makeContent()
{
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(makeEntries(), 1);
    auto *side = new QVBoxLayout;
    side->setSpacing(14);
    // As wide as the actions below, whatever their words need.
    m_header->setMinimumWidth(sideWidth);
    for (QWidget *card : {static_cast<QWidget *>(m_header), static_cast<QWidget *>(m_holds)})
        card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    side->addWidget(m_header);
    side->addWidget(m_holds);
    side->addWidget(makeActions());
    side->addStretch();
    row->addLayout(side);
    return content;
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
    m_holds->showAccount(account);
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
        button->setEnabled(m_controller.isKnown() && !m_controller.isChanging());
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

void AccountPage::refuse(const client::Failure &failure)
{
    banner()->announce(ChipKind::Bad, tr("The account wasn't changed."), sentenceOf(failure));
}

} // namespace guichet::ui
