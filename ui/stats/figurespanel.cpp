// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/figurespanel.h"

#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/card.h"
#include "ui/common/labels.h"
#include "ui/common/waiting.h"
#include "ui/stats/barchart.h"
#include "ui/stats/legend.h"

#include <QTableView>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int leastTableHeight = 34 + 3 * 36 + 2;
constexpr int wideFrom = 1000; // pixels

} // namespace

FiguresPanel::FiguresPanel(QWidget *parent)
    : QWidget(parent)
    , m_chartCard(new Card(tr("Deposits and withdrawals")))
    , m_chart(new BarChart)
    , m_model(new StatsTableModel(this))
    , m_table(new AmountTable(tr("Figures by period")))
    , m_updated(makeLabel({}, "hint"))
    , m_spinner(new Spinner(16))
    , m_refresh(new ActionButton(tr("Refresh"), ActionButton::Look::Link, u"refresh"_s))
{
    buildChartCard();
    buildTable();
    auto *tableCard = new Card;
    tableCard->body()->setContentsMargins(8, 4, 8, 4);
    tableCard->body()->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(m_chartCard, 3);
    column->addWidget(tableCard, 2);
}

void FiguresPanel::buildChartCard()
{
    m_chart->setObjectName(u"reportsChart"_s);
    m_refresh->setObjectName(u"refreshButton"_s);
    m_chartCard->addHeaderWidget(new LegendEntry(tr("Deposits"), &Tokens::primary));
    m_chartCard->addHeaderWidget(new LegendEntry(tr("Withdrawals"), &Tokens::chartSecond));
    m_chartCard->addHeaderWidget(m_spinner);
    m_chartCard->addHeaderWidget(m_updated);
    m_chartCard->addHeaderWidget(m_refresh);
    m_chartCard->body()->setContentsMargins(20, 8, 20, 8);
    m_chartCard->body()->setSpacing(4);
    m_chartCard->body()->addWidget(m_chart, 1);
    connect(m_refresh, &ActionButton::clicked, this, &FiguresPanel::refreshTriggered);
    connect(m_chart, &BarChart::barActivated, this, [this](int index, FlowDirection direction) {
        m_lastChosen = m_chart;
        follow(index);
        Q_EMIT figureChosen(m_model->rowAt(m_model->rowCount() - 1 - index).periodStart, direction);
    });
}

void FiguresPanel::buildTable()
{
    m_model->setFlowTitles({tr("Deposits"), tr("Deposited"), tr("Withdrawals"), tr("Withdrawn")});
    m_table->setObjectName(u"reportsTable"_s);
    m_table->setModel(m_model);
    m_table->setAmountColumns(m_model->amountColumns());
    m_table->setStretchColumn(StatsTableModel::Period);
    m_table->setColumnWidths({140, 92, 92, 122, 112, 122, 134, 134});
    m_table->setMinimumHeight(leastTableHeight);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_table->setEmptyText(u"chart-bar"_s, tr("No bookings in this period"), tr("Choose other dates above."));
    connect(m_table, &QTableView::activated, this, &FiguresPanel::chooseRow);
}

void FiguresPanel::setFigures(const QList<StatsRow> &rows, StatsGrain grain, Currency currency, const QString &updatedAt)
{
    setLoading(false);
    m_chart->setEmptyText(tr("No bookings in this period"));
    m_chart->setFigures(rows, grain, currency);
    m_model->setGrain(grain);
    m_model->setRows({rows.crbegin(), rows.crend()});
    m_table->setEmptyText(u"chart-bar"_s, tr("No bookings in this period"), tr("Choose other dates above."));
    m_updated->setText(tr("Updated %1").arg(updatedAt));
}

void FiguresPanel::setLoading(bool loading)
{
    m_table->setLoading(loading);
    m_refresh->setEnabled(!loading);
    if (loading && m_model->rowCount() == 0)
        m_chart->setEmptyText(tr("Loading…"));
    if (loading)
        m_spinner->start();
    else
        m_spinner->stop();
}

void FiguresPanel::setFailure()
{
    setLoading(false);
    if (m_model->rowCount() > 0)
        return; // the last figures stay, marked with their time; the page's banner tells
    m_table->setEmptyText(u"cloud-off"_s, tr("The figures can't be shown"));
    m_chart->setEmptyText(tr("The figures can't be shown"));
}

// Enter or a double click: on a withdrawal's cell the withdrawals, else the deposits, unless there are none.
void FiguresPanel::chooseRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const StatsRow &row = m_model->rowAt(index.row());
    const bool isWithdrawal = index.column() == StatsTableModel::CountOut || index.column() == StatsTableModel::SumOut
        || row.countIn == 0;
    const bool isOut = isWithdrawal && row.countOut > 0;
    m_lastChosen = m_table;
    Q_EMIT figureChosen(row.periodStart, isOut ? FlowDirection::Out : FlowDirection::In);
}

// What is left out here is in the chart's axis and in every file.
void FiguresPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_table->setColumnHidden(StatsTableModel::CurrencyCode, width() < wideFrom);
}

void FiguresPanel::follow(int barIndex)
{
    m_table->setCurrentIndex(m_model->index(m_model->rowCount() - 1 - barIndex, StatsTableModel::Period));
}

void FiguresPanel::returnFocus()
{
    (m_lastChosen ? m_lastChosen : m_chart)->setFocus();
}

} // namespace guichet::ui
