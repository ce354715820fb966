// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"
#include "ui/stats/reportexporter.h"
#include "ui/stats/figureperiods.h"

class QStackedWidget;

namespace guichet::ui {

class ActionButton;
class EntriesPanel;
class FiguresFetcher;
class FiguresPanel;
class OverviewRow;
class RangeChooser;

/// The manager's page: the bank at a glance, deposits and withdrawals by day, week or month, and the entries behind each
/// figure. What is shown can be taken away as CSV or PDF. GUI thread.
class ReportsPage : public PageFrame
{
    Q_OBJECT
public:
    explicit ReportsPage(const DeskContext &context, QWidget *parent = nullptr);

    void enter() override;
    bool clearOrBack() override;

private:
    void buildHeader();
    void buildBody();
    void connectFigures();
    void refresh();
    void ask();
    void showFigures(const FigureSpan &span, const QList<StatsRow> &rows);
    void showFailure(const QString &sentence);
    void openEntries(QDate firstDay, FlowDirection direction);
    bool goBack();
    bool isAtEntries() const;
    ReportExporter::Content content() const;
    QString moment(const QString &format) const;

    const DeskContext m_context;
    RangeChooser *m_chooser;
    ActionButton *m_export;
    OverviewRow *m_overview;
    FiguresPanel *m_figures;
    FiguresFetcher *m_fetcher;
    EntriesPanel *m_entries;
    ReportExporter *m_exporter;
    QStackedWidget *m_stack;
    QString m_updatedAt; ///< of the figures shown: "2025-03-14 10:42:00 Europe/Paris"
};

} // namespace guichet::ui
