// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/barchart.h"

#include "models/values/money.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLegend>
#include <QToolTip>
#include <QValueAxis>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int labelPixels = 72;  // room that a label below a bar takes
constexpr int fontPixels = 12;
constexpr double barShare = 0.72; // of the room of a period
constexpr double emptyTop = 10;

struct Unit {
    double minorUnits; // in one unit of the axis
    QString title;
};

// Whole numbers of few digits at the axis, whatever the bank's size.
Unit unitFor(qint64 largest, Currency currency)
{
    const qint64 major = currency.minorPerMajor();
    const QString code = currency.code();
    constexpr qint64 thousand = 1000;
    if (largest / major >= 10 * thousand * thousand)
        return {static_cast<double>(major * thousand * thousand), BarChart::tr("%1 million").arg(code)};
    if (largest / major >= 5 * thousand)
        return {static_cast<double>(major * thousand), BarChart::tr("%1 thousand").arg(code)};
    return {static_cast<double>(major), code};
}

QFont chartFont(QFont font, QFont::Weight weight = QFont::Normal)
{
    font.setPixelSize(fontPixels);
    font.setWeight(weight);
    return font;
}

QChart *emptyChart()
{
    auto *chart = new QChart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins({0, 4, 0, 0});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->hide();
    return chart;
}

} // namespace

BarChart::BarChart(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_empty(makeLabel({}, "muted", this))
{
    setAccessibleName(tr("Deposits and withdrawals"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setEmptyText(tr("No bookings in this period"));
}

// Qt Charts takes a while to start: not before there is something to show.
void BarChart::build()
{
    m_view = new QChartView(emptyChart(), this);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_layout->addWidget(m_view);
    m_empty->raise();
}

void BarChart::setFigures(const QList<StatsRow> &rows, StatsGrain grain, Currency currency)
{
    Q_ASSERT(rows.size() <= mostPeriods);
    m_rows = rows;
    m_grain = grain;
    m_currency = currency;
    m_current = -1;
    if (!m_view)
        build();
    fill();
    m_empty->setVisible(std::none_of(m_rows.cbegin(), m_rows.cend(),
                                     [](const StatsRow &row) { return row.countIn > 0 || row.countOut > 0; }));
    setAccessibleDescription(m_empty->isVisibleTo(this) ? m_empty->text()
                                                        : tr("Arrow keys move from bar to bar, Enter opens its entries"));
}

void BarChart::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

int BarChart::slotOf(int index) const
{
    return isMirrored() ? static_cast<int>(m_rows.size()) - 1 - index : index;
}

void BarChart::fill()
{
    QChart *chart = m_view->chart();
    chart->removeAllSeries();
    const QList<QAbstractAxis *> before = chart->axes();
    for (QAbstractAxis *axis : before) {
        chart->removeAxis(axis);
        delete axis;
    }
    qint64 largest = 0;
    for (const StatsRow &row : std::as_const(m_rows))
        largest = std::max({largest, row.sumIn, row.sumOut});
    const Unit unit = unitFor(largest, m_currency);
    m_in = new QBarSet(tr("Deposits"));
    m_out = new QBarSet(tr("Withdrawals"));
    for (int place = 0; place < m_rows.size(); ++place) {
        const StatsRow &row = m_rows.at(slotOf(place)); // mirroring is its own inverse
        m_in->append(static_cast<double>(row.sumIn) / unit.minorUnits);
        m_out->append(static_cast<double>(row.sumOut) / unit.minorUnits);
    }
    connectSet(m_in, FlowDirection::In);
    connectSet(m_out, FlowDirection::Out);
    auto *series = new QBarSeries;
    series->setBarWidth(barShare);
    series->append(isMirrored() ? QList<QBarSet *>{m_out, m_in} : QList<QBarSet *>{m_in, m_out});
    chart->addSeries(series);

    auto *across = new QCategoryAxis;
    across->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    across->setRange(-0.5, static_cast<double>(std::max<qsizetype>(m_rows.size(), 1)) - 0.5);
    across->setGridLineVisible(false);
    auto *up = new QValueAxis;
    up->setLabelFormat(u"%.0f"_s);
    up->setRange(0, largest > 0 ? static_cast<double>(largest) / unit.minorUnits : emptyTop);
    up->applyNiceNumbers();
    const double step = (up->max() - up->min()) / std::max(1, up->tickCount() - 1);
    if (step < 1)
        up->setLabelFormat(step < 0.1 ? u"%.2f"_s : u"%.1f"_s);
    up->setTitleText(unit.title);
    chart->addAxis(across, Qt::AlignBottom);
    chart->addAxis(up, isMirrored() ? Qt::AlignRight : Qt::AlignLeft);
    series->attachAxis(across);
    series->attachAxis(up);
    placeLabels();
    colour(theme::current());
}

// As many labels as there is room for, evenly spaced, the latest period always named.
void BarChart::placeLabels()
{
    if (!m_view)
        return;
    const QList<QAbstractAxis *> axes = m_view->chart()->axes(Qt::Horizontal);
    if (axes.isEmpty() || m_rows.isEmpty())
        return;
    auto *across = static_cast<QCategoryAxis *>(axes.first());
    const QStringList old = across->categoriesLabels();
    for (const QString &label : old)
        across->remove(label);
    const int count = static_cast<int>(m_rows.size());
    // Room for the half of the latest label that stands beyond its bar.
    const double beyond = count * (labelPixels / 3.0) / std::max(width(), labelPixels);
    across->setRange(isMirrored() ? -0.5 - beyond : -0.5, count - 0.5 + (isMirrored() ? 0 : beyond));
    across->setStartValue(across->min());
    const int room = std::max(1, width() / labelPixels);
    const int step = (count + room - 1) / room;
    QList<int> named;
    for (int index = count - 1; index >= 0; index -= step)
        named.append(slotOf(index));
    std::sort(named.begin(), named.end());
    for (const int place : std::as_const(named))
        across->append(periodLabel(m_rows.at(slotOf(place)).periodStart, m_grain), place);
}

void BarChart::connectSet(QBarSet *set, FlowDirection direction)
{
    connect(set, &QBarSet::clicked, this, [this, direction](int place) {
        setCurrent(slotOf(place), direction);
        Q_EMIT barActivated(slotOf(place), direction);
    });
    connect(set, &QBarSet::hovered, this, [this, direction](bool isOver, int place) {
        m_view->setCursor(isOver ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (isOver)
            QToolTip::showText(QCursor::pos(), barText(slotOf(place), direction), this);
        else
            QToolTip::hideText();
    });
}

void BarChart::colour(const Tokens &tokens)
{
    if (!m_view || !m_in)
        return;
    m_view->setBackgroundBrush(tokens.surface);
    const struct {
        QBarSet *set;
        QColor colour;
    } sets[] = {{m_in, tokens.primary}, {m_out, tokens.chartSecond}};
    for (const auto &[set, colour] : sets) {
        set->setColor(colour);
        set->setBorderColor(tokens.surface);
        set->setPen(QPen(tokens.surface, 1));
        set->setSelectedColor(tokens.dark ? colour.lighter(130) : colour.darker(150));
    }
    const QList<QAbstractAxis *> axes = m_view->chart()->axes();
    for (QAbstractAxis *axis : axes) {
        axis->setLabelsFont(chartFont(font()));
        axis->setLabelsBrush(tokens.muted);
        axis->setTitleFont(chartFont(font(), QFont::Medium));
        axis->setTitleBrush(tokens.muted);
        axis->setGridLinePen(QPen(tokens.border, 1));
        axis->setLinePen(QPen(tokens.border, 1));
        axis->setShadesVisible(false);
    }
}

QPicture BarChart::picture(const QSize &size)
{
    // A chart of its own, so that what is on the screen keeps its size and its colours.
    BarChart paper;
    paper.setLayoutDirection(layoutDirection());
    paper.resize(size);
    paper.setFigures(m_rows, m_grain, m_currency);
    paper.colour(lightTokens());
    QLegend *legend = paper.m_view->chart()->legend();
    legend->setAlignment(Qt::AlignTop);
    legend->setFont(chartFont(paper.font(), QFont::Medium));
    legend->setLabelBrush(lightTokens().text);
    legend->show();
    paper.m_view->resize(size);
    paper.m_view->chart()->resize(size);
    paper.placeLabels();
    QPicture picture;
    QPainter painter(&picture);
    paper.m_view->scene()->render(&painter, QRectF(QPointF(), size), paper.m_view->chart()->geometry());
    painter.end();
    return picture;
}

QString BarChart::barText(int index, FlowDirection direction) const
{
    if (index < 0 || index >= m_rows.size())
        return {};
    const StatsRow &row = m_rows.at(index);
    const bool isIn = direction == FlowDirection::In;
    const QString sum = formatMoney({isIn ? row.sumIn : row.sumOut, m_currency}, MoneyStyle::GroupedWithCode);
    const int count = static_cast<int>(isIn ? row.countIn : row.countOut);
    const QString title = periodTitle(row.periodStart, m_grain);
    return isIn ? tr("%1, deposits: %2 (%n entries)", nullptr, count).arg(title, sum)
                : tr("%1, withdrawals: %2 (%n entries)", nullptr, count).arg(title, sum);
}

void BarChart::setCurrent(int index, FlowDirection direction)
{
    m_current = index >= 0 && index < m_rows.size() ? index : -1;
    m_direction = direction;
    showCurrent();
}

void BarChart::showCurrent()
{
    if (!m_in)
        return;
    m_in->deselectAllBars();
    m_out->deselectAllBars();
    if (m_current < 0)
        return;
    (m_direction == FlowDirection::In ? m_in : m_out)->selectBar(slotOf(m_current));
    setAccessibleDescription(barText(m_current, m_direction));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

void BarChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        colour(theme::current());
    else if (event->type() == QEvent::LayoutDirectionChange && m_view)
        fill();
}

void BarChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_empty->setGeometry(rect());
    placeLabels();
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_rows.size()) - 1;
    const int ahead = isMirrored() ? Qt::Key_Left : Qt::Key_Right;
    const int back = isMirrored() ? Qt::Key_Right : Qt::Key_Left;
    if (last < 0)
        return QWidget::keyPressEvent(event);
    if (event->key() == ahead)
        setCurrent(m_current < 0 ? last : std::min(m_current + 1, last), m_direction);
    else if (event->key() == back)
        setCurrent(m_current < 0 ? last : std::max(m_current - 1, 0), m_direction);
    else if (event->key() == Qt::Key_Home)
        setCurrent(0, m_direction);
    else if (event->key() == Qt::Key_End)
        setCurrent(last, m_direction);
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        setCurrent(m_current < 0 ? last : m_current,
                   m_direction == FlowDirection::In ? FlowDirection::Out : FlowDirection::In);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current >= 0)
        Q_EMIT barActivated(m_current, m_direction);
    else
        return QWidget::keyPressEvent(event);
    if (m_current >= 0)
        QToolTip::showText(mapToGlobal(QPoint(width() / 3, 0)), barText(m_current, m_direction), this);
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0 && !m_rows.isEmpty())
        setCurrent(static_cast<int>(m_rows.size()) - 1, m_direction);
    update();
}

void BarChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (m_in) {
        m_in->deselectAllBars();
        m_out->deselectAllBars();
    }
}

} // namespace guichet::ui
