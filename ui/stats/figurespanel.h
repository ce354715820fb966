// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/statstablemodel.h"
#include "ui/stats/figureperiods.h"

#include <QWidget>

class QLabel;

namespace guichet::ui {

class ActionButton;
class AmountTable;
class BarChart;
class Card;
class Spinner;

/// Deposits and withdrawals of a span: the chart, and below it the same figures to the minor unit, latest first. A bar or
/// a row chosen by click or Enter asks for the entries behind it. GUI thread.
class FiguresPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FiguresPanel(QWidget *parent = nullptr);

    /// `rows` oldest first, one a period (mergedFigures).
    void setFigures(const QList<StatsRow> &rows, StatsGrain grain, Currency currency, const QString &updatedAt);
    /// What is shown stays while a new answer is on its way.
    void setLoading(bool loading);
    /// Nothing could be had; the page says why.
    void setFailure();

    BarChart *chart() const { return m_chart; }
    StatsTableModel *model() const { return m_model; }
    AmountTable *table() const { return m_table; }
    /// The focus back to where a figure was chosen.
    void returnFocus();

Q_SIGNALS:
    /// `firstDay` of the period; both directions exist for every period.
    void figureChosen(QDate firstDay, guichet::FlowDirection direction);
    void refreshTriggered();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildChartCard();
    void buildTable();
    void chooseRow(const QModelIndex &index);
    void follow(int barIndex);

    Card *m_chartCard;
    BarChart *m_chart;
    StatsTableModel *m_model;
    AmountTable *m_table;
    QLabel *m_updated;
    Spinner *m_spinner;
    ActionButton *m_refresh;
    QWidget *m_lastChosen = nullptr;
};

} // namespace guichet::ui
