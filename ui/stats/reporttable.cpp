// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/reporttable.h"

#include "models/items/pagedtablemodel.h"

#include <QHeaderView>
#include <QTableView>

namespace guichet::ui {

ReportTable capture(const QTableView &table)
{
    const QAbstractItemModel &model = *table.model();
    const QHeaderView &header = *table.horizontalHeader();
    QList<int> columns;
    for (int place = 0; place < header.count(); ++place)
        columns.append(header.logicalIndex(place));
    ReportTable report;
    report.isRightToLeft = table.layoutDirection() == Qt::RightToLeft;
    for (const int column : std::as_const(columns)) {
        report.columns.append(model.headerData(column, Qt::Horizontal).toString());
        const Qt::Alignment alignment(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
        report.isAmount.append(alignment.testFlag(Qt::AlignRight));
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList shown;
        QStringList plain;
        for (const int column : std::as_const(columns)) {
            const QModelIndex cell = model.index(row, column);
            shown.append(cell.data().toString());
            plain.append(cell.data(PagedTableModel::PlainTextRole).toString());
        }
        report.shown.append(shown);
        report.plain.append(plain);
    }
    return report;
}

} // namespace guichet::ui
