// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"
#include "ui/stats/figureperiods.h"

#include <QPicture>
#include <QWidget>

class QLabel;
class QVBoxLayout;

// Qt Charts stays in barchart.cpp: its headers are large, and it scales money to pixels in double.
QT_BEGIN_NAMESPACE
class QBarSet;
class QChartView;
QT_END_NAMESPACE

namespace guichet::ui {

/// Deposits and withdrawals as pairs of bars, oldest at the start of the line of reading. A click, or Enter after the
/// arrow keys, chooses a bar. Figures are scaled for the picture only; what it says in words is exact. GUI thread.
class BarChart : public QWidget
{
    Q_OBJECT
public:
    explicit BarChart(QWidget *parent = nullptr);

    /// At most mostPeriods rows; none shows empty axes and "No bookings in this period".
    void setFigures(const QList<StatsRow> &rows, StatsGrain grain, Currency currency);
    /// Over empty axes, in place of "No bookings in this period": why there is nothing, or that it is on its way.
    void setEmptyText(const QString &text);

    /// The picture as vectors, on white, to be played at this size; for paper.
    QPicture picture(const QSize &size);

    /// The bar that the arrow keys have reached; -1: none.
    int currentIndex() const { return m_current; }
    FlowDirection currentDirection() const { return m_direction; }
    void setCurrent(int index, FlowDirection direction);
    /// "14 Mar 2025, deposits: EUR 1 250.00 (12 entries)".
    QString barText(int index, FlowDirection direction) const;

    QSize sizeHint() const override { return {720, 150}; }
    QSize minimumSizeHint() const override { return {320, 150}; }

Q_SIGNALS:
    void barActivated(int index, guichet::FlowDirection direction);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void build();
    void fill();
    void placeLabels();
    void colour(const Tokens &tokens);
    void connectSet(QBarSet *set, FlowDirection direction);
    void showCurrent();
    int slotOf(int index) const;
    bool isMirrored() const { return layoutDirection() == Qt::RightToLeft; }

    QList<StatsRow> m_rows;
    StatsGrain m_grain = StatsGrain::Day;
    Currency m_currency;
    int m_current = -1;
    FlowDirection m_direction = FlowDirection::In;
    QVBoxLayout *m_layout;
    QChartView *m_view = nullptr;
    QBarSet *m_in = nullptr;
    QBarSet *m_out = nullptr;
    QLabel *m_empty;
};

} // namespace guichet::ui
