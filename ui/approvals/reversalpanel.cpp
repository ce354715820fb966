// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/approvals/reversalpanel.h"

#include "models/items/enumlabels.h"
#include "models/wire/corrections.h"
#include "ui/approvals/decisioncard.h"
#include "ui/common/amounttable.h"
#include "ui/common/card.h"
#include "ui/common/emptystate.h"
#include "ui/common/failuresentence.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/listfollower.h"
#include "ui/common/moneyformat.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int fewestNamePixels = 230; // pixels
enum Fact { Customer, Entry, Booked, Instead, Reason, AskedBy, AskedAt };

QString shown(const Money &money)
{
    return formatMoney(money, MoneyStyle::GroupedWithCode);
}

} // namespace

ReversalPanel::ReversalPanel(const DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_states(new QStackedWidget)
    , m_message(new EmptyState)
    , m_table(makeTable())
    , m_detail(new DecisionCard({tr("Customer"), tr("Entry"), tr("Booked"), tr("Booked instead"), tr("Reason"),
                                 tr("Asked for by"), tr("Asked for")},
                                u"Reversal"_s))
{
    auto *list = new Card(tr("Entries to correct"));
    list->body()->addWidget(m_table, 1);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    row->addWidget(list, 1);
    row->addWidget(m_detail, 0, Qt::AlignTop);
    m_states->addWidget(content);
    m_states->addWidget(m_message);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_states);
    m_requests.setTimeZone(QTimeZone(context.bank.timeZone.toUtf8()));
    m_requests.setFetch([this](const PageRequest &page, const ReversalListModel::Reply &reply) { fetch(page, reply); });
    connect(&m_requests, &PagedTableModel::stateChanged, this, &ReversalPanel::showListState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReversalPanel::presentDetail);
    connect(m_message, &EmptyState::actionTriggered, this, &ReversalPanel::refreshList);
    connect(m_detail, &DecisionCard::approveTriggered, this, &ReversalPanel::approve);
    connect(m_detail, &DecisionCard::refuseTriggered, this, &ReversalPanel::refuse);
    auto *follower = new ListFollower(*m_table, m_requests);
    connect(&context.navigator, &Navigator::changed, this, [follower](const QList<ChangeSubject> &subjects) {
        if (subjects.contains(ChangeSubject::Reversal))
            follower->follow();
    });
    presentDetail();
}

AmountTable *ReversalPanel::makeTable()
{
    auto *table = new AmountTable(tr("Entries to correct"));
    table->setObjectName(u"reversalTable"_s);
    table->setModel(&m_requests);
    table->setAmountColumns(m_requests.amountColumns());
    table->setColumnWidths({180, 104, 94, 94, 132, 164});
    table->setStretchColumn(ReversalListModel::Customer);
    table->setColumnsGivingWay({ReversalListModel::RequestedAt, ReversalListModel::RequestedBy}, fewestNamePixels);
    return table;
}

void ReversalPanel::refreshList()
{
    m_requests.refresh();
}

void ReversalPanel::focusList()
{
    m_table->setFocus();
}

void ReversalPanel::fetch(const PageRequest &page, const ReversalListModel::Reply &reply)
{
    m_context.api.call<wire::ReversalPageRequest, wire::ReversalPage>(
        wire::waitingReversals, {page.cursor, page.limit}, this,
        [reply](const client::Result<wire::ReversalPage> &requests) {
            if (requests)
                reply(Page<ReversalRequest>{requests->items, requests->nextCursor});
            else
                reply(tl::unexpected(sentenceOf(requests.error())));
        });
}

void ReversalPanel::showListState()
{
    using ModelState = PagedTableModel::State;
    const ModelState state = m_requests.state();
    m_table->setLoading(state == ModelState::Loading);
    if (state == ModelState::Empty)
        m_message->set(u"checks"_s, tr("Nothing waits for you."), tr("Entries that should be reversed appear here."),
                       tr("Look again"));
    if (state == ModelState::Failed)
        m_message->set(u"cloud-off"_s, tr("The corrections can't be shown."), m_requests.failure(), tr("Try again"));
    const bool isMessage = state == ModelState::Empty || state == ModelState::Failed;
    m_states->setCurrentIndex(isMessage ? 1 : 0);
    if (state == ModelState::Idle && m_requests.rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_requests.index(0, 0));
    presentDetail();
    Q_EMIT countChanged();
}

const ReversalRequest *ReversalPanel::chosen() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_requests.rowCount() ? &m_requests.rowAt(row) : nullptr;
}

void ReversalPanel::presentDetail()
{
    const ReversalRequest *request = chosen();
    m_detail->setVisible(request != nullptr);
    if (!request)
        return;
    m_detail->setOwn(request->requestedBy == m_context.session.user().id);
    KeyValueList *facts = m_detail->facts();
    facts->setValue(Customer, request->customerName.isEmpty() ? u"–"_s : request->customerName);
    facts->setValue(Entry, labelOf(request->kind));
    facts->setValue(Booked, shown(request->amount));
    facts->setValue(Instead, request->corrected.minorUnits == 0 ? tr("nothing: it is only reversed")
                                                                  : shown(request->corrected));
    facts->setValue(Reason, request->reason);
    facts->setValue(AskedBy, request->requestedByName);
    const QModelIndex row = m_table->currentIndex();
    facts->setValue(AskedAt, isolated(row.siblingAtColumn(ReversalListModel::RequestedAt).data().toString()));
    refresh();
}

QString ReversalPanel::whyNot() const
{
    const ReversalRequest *request = chosen();
    if (!request)
        return tr("Choose a correction.");
    return request->requestedBy == m_context.session.user().id ? sentenceOf(Refusal::SelfApproval) : QString();
}

void ReversalPanel::refresh()
{
    m_detail->setState(whyNot(), m_isSending);
}

// The same decision again, after its outcome wasn't known, goes under the same key.
void ReversalPanel::begin(const ReversalRequest &request)
{
    if (std::exchange(m_decided, request.id) != request.id || m_key.isNull())
        m_key = IdempotencyKey::make(m_context.api.clock().nowMicros());
    m_isSending = true;
    m_table->setEnabled(false);
    refresh();
}

void ReversalPanel::approve()
{
    if (m_isSending || !whyNot().isEmpty())
        return;
    const ReversalRequest request = *chosen();
    begin(request);
    m_context.api.call<wire::ReversalIdRequest, Receipt>(
        wire::approveReversal, {request.id}, this,
        [this, request](const client::Result<Receipt> &reply) {
            const bool isCorrected = request.corrected.minorUnits != 0;
            take(reply ? nullptr : &reply.error(), isCorrected ? tr("The entry is reversed, and the right one is booked.")
                                                               : tr("The entry is reversed."));
            if (reply)
                Q_EMIT m_context.navigator.booked();
        },
        m_key);
}

void ReversalPanel::refuse()
{
    if (m_isSending || !whyNot().isEmpty())
        return;
    const ReversalRequest request = *chosen();
    m_key = {}; // another decision than the one before
    begin(request);
    m_context.api.call<wire::ReversalIdRequest, ReversalRequest>(
        wire::refuseReversal, {request.id}, this,
        [this](const client::Result<ReversalRequest> &reply) {
            take(reply ? nullptr : &reply.error(), tr("The correction is refused: the entry stands."));
        },
        m_key);
}

void ReversalPanel::take(const client::Failure *failure, const QString &done)
{
    m_isSending = false;
    m_table->setEnabled(true);
    if (!failure) {
        Q_EMIT said(ChipKind::Ok, done, {});
    } else if (failure->kind == client::Failure::Kind::Unknown) {
        Q_EMIT said(ChipKind::Warn, tr("It isn't known yet whether this was decided."),
                    tr("What still waits is in the list: decide again if it is there."));
    } else {
        Q_EMIT said(ChipKind::Bad, tr("Nothing was decided."), sentenceOf(*failure));
    }
    if (!failure || failure->kind != client::Failure::Kind::Unknown)
        m_key = {};
    m_table->setFocus();
    m_table->setCurrentIndex({});
    m_requests.refresh();
}

} // namespace guichet::ui
