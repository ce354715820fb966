// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/managerhome.h"

#include "models/wire/figures.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/card.h"
#include "ui/common/failuresentence.h"
#include "ui/common/overviewrow.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int shownDays = 7;

} // namespace

ManagerHome::ManagerHome(const DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_overview(new OverviewRow(context))
    , m_model(new StatsTableModel(this))
    , m_table(new AmountTable(tr("Customers' accounts, last 7 days")))
{
    buildTable();
    auto *all = new ActionButton(tr("All reports"), ActionButton::Look::Link, u"chart-bar"_s);
    all->setObjectName(u"allReports"_s);
    auto *card = new Card(tr("Customers' accounts, last 7 days"));
    card->addHeaderWidget(all);
    card->body()->setSpacing(6);
    card->body()->addWidget(m_table, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(m_overview);
    column->addWidget(card, 1);
    const auto reports = [this] { Q_EMIT pageRequested(u"reports"_s); };
    connect(all, &ActionButton::clicked, this, reports);
    connect(m_table, &QTableView::activated, this, reports);
    connect(m_overview, &OverviewRow::failed, this, [this](const QString &sentence) {
        m_table->setEmptyText(u"cloud-off"_s, tr("The figures can't be shown"), sentence);
    });
}

void ManagerHome::buildTable()
{
    m_table->setObjectName(u"lastDays"_s);
    m_table->setModel(m_model);
    m_table->setAmountColumns(m_model->amountColumns());
    m_table->setStretchColumn(StatsTableModel::Period);
    m_table->setColumnWidths({140, 90, 80, 130, 80, 130, 140, 140});
    m_table->hideColumn(StatsTableModel::CurrencyCode);
    m_table->setLoading(true);
}

void ManagerHome::refresh()
{
    m_overview->refresh();
    const QDate today = m_context.bank.businessDate;
    m_context.api.call<wire::FiguresRequest, wire::FigureList>(
        wire::dailyFigures, {today.addDays(1 - shownDays), today, {}, {}}, this,
        [this](const client::Result<wire::FigureList> &reply) {
            m_table->setLoading(false);
            if (!reply) {
                m_table->setEmptyText(u"cloud-off"_s, tr("The figures can't be shown"), sentenceOf(reply.error()));
                return;
            }
            m_table->setEmptyText(u"chart-bar"_s, tr("No bookings in the last 7 days"));
            m_model->setRows({reply->items.crbegin(), reply->items.crend()});
        });
}

} // namespace guichet::ui
