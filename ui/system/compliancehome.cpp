// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/compliancehome.h"

#include "models/wire/reviews.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/card.h"
#include "ui/common/failuresentence.h"
#include "ui/common/overviewrow.h"
#include "ui/system/waitingcard.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int shownCases = 10;
constexpr int sideWidth = 340; // pixels

ChipKind kindOf(const QVariant &chip)
{
    if (chip.toString() == chipName(Chip::Bad))
        return ChipKind::Bad;
    return chip.toString() == chipName(Chip::Warn) ? ChipKind::Warn : ChipKind::Info;
}

} // namespace

ComplianceHome::ComplianceHome(const DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ReviewQueueModel(context.clock, this))
    , m_table(new AmountTable(tr("Waiting longest")))
    , m_waiting(new WaitingCard(tr("IDs waiting for review"), tr("Review next")))
{
    m_model->setTimeZone(QTimeZone(context.bank.timeZone.toUtf8()));
    m_table->setObjectName(u"oldestCases"_s);
    m_table->setModel(m_model);
    m_table->setColumnWidths({200, 180, 150});
    m_table->setStretchColumn(ReviewQueueModel::Customer);
    m_table->setChipColumn(ReviewQueueModel::Waiting, [](const QModelIndex &index) {
        return ChipText{kindOf(index.data(PagedTableModel::ChipRole)), index.data().toString()};
    });
    m_waiting->setObjectName(u"reviewsWaiting"_s);
    m_waiting->setFixedWidth(sideWidth);
    auto *list = new Card(tr("Waiting longest"));
    list->body()->setSpacing(6);
    list->body()->addWidget(m_table, 1);
    auto *side = new QVBoxLayout;
    side->addWidget(m_waiting);
    side->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(list, 1);
    row->addLayout(side);
    const auto review = [this] { Q_EMIT pageRequested(u"review"_s); };
    connect(m_waiting->button(), &ActionButton::clicked, this, review);
    connect(m_table, &QTableView::activated, this, review);
    m_table->setLoading(true);
}

void ComplianceHome::refresh()
{
    m_context.api.call<wire::ReviewPageRequest, wire::ReviewPage>(
        wire::reviewQueue, {{}, shownCases}, this, [this](const client::Result<wire::ReviewPage> &reply) {
            m_table->setLoading(false);
            if (!reply) {
                m_table->setEmptyText(u"cloud-off"_s, tr("The queue can't be shown"), sentenceOf(reply.error()));
                m_waiting->setFailure(sentenceOf(reply.error()));
                return;
            }
            m_table->setEmptyText(u"circle-check"_s, tr("Nothing to review"));
            m_model->setRows(reply->items);
            if (reply->items.isEmpty())
                return m_waiting->setCount(0, false, {ChipKind::Ok, tr("nothing to review")});
            const QModelIndex oldest = m_model->index(0, ReviewQueueModel::Waiting);
            m_waiting->setCount(reply->waiting, false,
                                {kindOf(oldest.data(PagedTableModel::ChipRole)),
                                 tr("oldest %1").arg(oldest.data().toString())});
        });
}

} // namespace guichet::ui
