// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/statsentrylistmodel.h"
#include "ui/stats/figureperiods.h"

#include <QWidget>

class QLabel;
class QTabBar;

namespace guichet::ui {

class ActionButton;
class AmountTable;
class StatusChip;

/// The entries behind a figure, with where one has come from above and their sum below: once all of them are there it
/// is compared with the figure. GUI thread.
class EntriesPanel : public QWidget
{
    Q_OBJECT
public:
    /// Asks the bank for a page of these entries.
    using Fetch = std::function<void(const FigureSpan &period, FlowDirection direction, const PageRequest &page,
                                     PagedRows<StatsEntry>::Reply reply)>;

    explicit EntriesPanel(Fetch fetch, QWidget *parent = nullptr);

    /// `figure` is the row of the period; `direction` In or Out.
    void open(const StatsRow &figure, StatsGrain grain, FlowDirection direction);
    const StatsRow &figure() const { return m_figure; }
    FlowDirection direction() const;
    /// "Week 11, …: Deposits"; for files.
    QString title() const;
    /// "200 of 312"; for files.
    QString extentText() const;
    StatsEntryListModel *model() const { return m_model; }
    AmountTable *table() const { return m_table; }

Q_SIGNALS:
    void backTriggered();
    void accountRequested(guichet::AccountId account);

private:
    QWidget *buildTrail();
    QWidget *buildFoot();
    void buildTable();
    void ask();
    void showState();
    void showSum();
    Money figureSum() const;
    qint64 figureCount() const;

    Fetch m_fetch;
    StatsRow m_figure;
    StatsGrain m_grain = StatsGrain::Day;
    StatsEntryListModel *m_model;
    ActionButton *m_back;
    QLabel *m_here;
    QTabBar *m_tabs;
    AmountTable *m_table;
    QLabel *m_extent;
    QLabel *m_sum;
    StatusChip *m_chip;
    ActionButton *m_retry;
};

} // namespace guichet::ui
