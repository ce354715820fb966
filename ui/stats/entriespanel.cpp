// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/entriespanel.h"

#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/card.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/statuschip.h"

#include <QTabBar>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

/// So many are asked for without scrolling, so that the sum can be compared.
constexpr int rowsAskedAhead = 1000;
constexpr int fewestNamePixels = 180;

} // namespace

EntriesPanel::EntriesPanel(Fetch fetch, QWidget *parent)
    : QWidget(parent)
    , m_fetch(std::move(fetch))
    , m_model(new StatsEntryListModel(this))
    , m_back(new ActionButton(tr("Reports"), ActionButton::Look::Link, u"arrow-left"_s))
    , m_here(makeLabel({}, "strong"))
    , m_tabs(new QTabBar)
    , m_table(new AmountTable(tr("Entries behind the figure")))
    , m_extent(makeLabel({}, "muted"))
    , m_sum(makeLabel({}, "strong"))
    , m_chip(new StatusChip)
    , m_retry(new ActionButton(tr("Try again"), ActionButton::Look::Plain, u"refresh"_s))
{
    buildTable();
    auto *card = new Card;
    card->body()->setSpacing(8);
    card->body()->addWidget(m_tabs);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(makeRule());
    card->body()->addWidget(buildFoot());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(buildTrail());
    column->addWidget(card, 1);
}

QWidget *EntriesPanel::buildTrail()
{
    m_back->setObjectName(u"backButton"_s);
    m_back->showKey(QKeySequence(Qt::ALT | Qt::Key_Left).toString(QKeySequence::NativeText));
    m_here->setObjectName(u"breadcrumb"_s);
    connect(m_back, &ActionButton::clicked, this, &EntriesPanel::backTriggered);
    auto *trail = new QWidget;
    auto *row = new QHBoxLayout(trail);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_back);
    row->addWidget(makeLabel(u"›"_s, "muted"));
    row->addWidget(m_here, 1);
    return trail;
}

QWidget *EntriesPanel::buildFoot()
{
    m_extent->setObjectName(u"entriesExtent"_s);
    m_sum->setObjectName(u"entriesSum"_s);
    m_chip->setObjectName(u"entriesChip"_s);
    m_retry->setObjectName(u"entriesRetry"_s);
    connect(m_retry, &ActionButton::clicked, m_model, &PagedTableModel::retry);
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_extent, 1);
    row->addWidget(m_retry);
    row->addWidget(m_chip);
    row->addWidget(m_sum);
    return foot;
}

void EntriesPanel::buildTable()
{
    m_tabs->setObjectName(u"flowTabs"_s);
    m_tabs->setAccessibleName(tr("Deposits or withdrawals"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    connect(m_tabs, &QTabBar::currentChanged, this, &EntriesPanel::ask);
    m_table->setObjectName(u"entriesTable"_s);
    m_table->setModel(m_model);
    m_table->setAmountColumns(m_model->amountColumns());
    m_table->setStretchColumn(StatsEntryListModel::Customer);
    m_table->setColumnWidths({118, 118, 200, 310, 92, 140});
    m_table->setColumnsGivingWay({StatsEntryListModel::CurrencyCode, StatsEntryListModel::Number}, fewestNamePixels);
    m_table->hideColumn(StatsEntryListModel::Kind); // the tab says it
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT accountRequested(m_model->rowAt(index.row()).account);
    });
    m_model->setPageRows(maximumPageRows);
    m_model->setFetch([this](const PageRequest &page, PagedRows<StatsEntry>::Reply reply) {
        const FigureSpan period{m_grain, m_figure.periodStart, lastDayOf(m_figure.periodStart, m_grain)};
        m_fetch(period, direction(), page, std::move(reply));
    });
    connect(m_model, &PagedTableModel::stateChanged, this, &EntriesPanel::showState);
}

void EntriesPanel::open(const StatsRow &figure, StatsGrain grain, FlowDirection direction)
{
    m_figure = figure;
    m_grain = grain;
    const auto tab = [&](int index, const QString &name, qint64 sum) {
        m_tabs->setTabText(index, u"%1   %2"_s.arg(name, formatMoney({sum, figure.currency})));
    };
    tab(0, tr("Deposits"), figure.sumIn);
    tab(1, tr("Withdrawals"), figure.sumOut);
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(direction == FlowDirection::Out ? 1 : 0);
    }
    m_here->setText(periodTitle(figure.periodStart, grain));
    ask();
    m_table->setFocus();
}

FlowDirection EntriesPanel::direction() const
{
    return m_tabs->currentIndex() == 1 ? FlowDirection::Out : FlowDirection::In;
}

QString EntriesPanel::title() const
{
    return direction() == FlowDirection::In ? tr("Deposits, %1").arg(m_here->text())
                                            : tr("Withdrawals, %1").arg(m_here->text());
}

QString EntriesPanel::extentText() const
{
    return tr("%1 of %2").arg(m_model->rowCount()).arg(std::max<qint64>(figureCount(), m_model->rowCount()));
}

void EntriesPanel::ask()
{
    m_model->clear();
    m_model->refresh();
}

void EntriesPanel::showState()
{
    const PagedTableModel::State state = m_model->state();
    m_table->setLoading(state == PagedTableModel::State::Loading);
    m_retry->setVisible(state == PagedTableModel::State::Failed);
    if (state == PagedTableModel::State::Failed)
        m_table->setEmptyText(u"cloud-off"_s, tr("The entries can't be shown"), m_model->failure());
    else
        m_table->setEmptyText(u"inbox"_s, tr("No bookings in this period"));
    if (state == PagedTableModel::State::Idle && !m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showSum();
    if (state == PagedTableModel::State::Idle && m_model->canFetchMore() && m_model->rowCount() < rowsAskedAhead)
        m_model->fetchMore();
}

Money EntriesPanel::figureSum() const
{
    return {direction() == FlowDirection::In ? m_figure.sumIn : m_figure.sumOut, m_figure.currency};
}

qint64 EntriesPanel::figureCount() const
{
    return direction() == FlowDirection::In ? m_figure.countIn : m_figure.countOut;
}

// A figure is positive in both directions, an entry has its account's sign.
void EntriesPanel::showSum()
{
    std::optional<qint64> sum = 0;
    for (const StatsEntry &entry : m_model->rows()) {
        const qint64 size = direction() == FlowDirection::In ? entry.amount.minorUnits : -entry.amount.minorUnits;
        sum = sum ? addChecked(*sum, size) : sum;
    }
    const PagedTableModel::State state = m_model->state();
    const bool isWhole = state == PagedTableModel::State::Empty
        || (state == PagedTableModel::State::Idle && !m_model->canFetchMore());
    m_extent->setText(state == PagedTableModel::State::Failed && m_model->rowCount() > 0
                          ? m_model->failure()
                          : tr("%1 entries").arg(extentText()));
    const Money shown{sum.value_or(0), m_figure.currency};
    m_sum->setText(tr("Sum %1").arg(formatMoney(shown, MoneyStyle::GroupedWithCode)));
    m_sum->setVisible(sum.has_value());
    if (!isWhole)
        m_chip->set(ChipKind::Neutral, tr("more to come"));
    else if (sum && shown == figureSum())
        m_chip->set(ChipKind::Ok, tr("Equals the figure"));
    else
        m_chip->set(ChipKind::Warn, tr("The figure is %1").arg(formatMoney(figureSum())));
}

} // namespace guichet::ui
