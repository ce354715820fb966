// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/statstablemodel.h"
#include "ui/common/deskcontext.h"

#include <QWidget>

namespace guichet::ui {

class AmountTable;
class OverviewRow;

/// The bank at a glance, and the last seven days; more is on the reports page. GUI thread.
class ManagerHome : public QWidget
{
    Q_OBJECT
public:
    explicit ManagerHome(const DeskContext &context, QWidget *parent = nullptr);

    void refresh();

Q_SIGNALS:
    void pageRequested(const QString &id);

private:
    void buildTable();

    const DeskContext m_context;
    OverviewRow *m_overview;
    StatsTableModel *m_model;
    AmountTable *m_table;
};

} // namespace guichet::ui
