// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <utility>

class QTableView;

namespace guichet::ui {

/// What a file says of a table: the shown rows with all columns in their shown order, and where they come from. A value,
/// so that a thread can write it while the page goes on.
struct ReportTable {
    QString title;
    QList<std::pair<QString, QString>> facts; ///< filter, as-of time, user: name and value
    QStringList columns;
    QList<bool> isAmount;                     ///< a column each
    QList<QStringList> shown;                 ///< as on the screen
    QList<QStringList> plain;                 ///< for machines: "-4111.11", "2025-03-14"
    bool isRightToLeft = false;
};

/// The rows that are there, with all columns: a narrow window must not make a poorer file.
ReportTable capture(const QTableView &table);

} // namespace guichet::ui
