// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QList>
#include <QWidget>

class QGridLayout;

namespace guichet::ui {

// Names at the start, values at the end, a row each: the facts of a summary card.
class KeyValueList : public QWidget
{
    Q_OBJECT
public:
    explicit KeyValueList(QWidget *parent = nullptr);
    // Gives the row's number for setValue.
    int addRow(const QString &name, const QString &value = {});
    void setValue(int row, const QString &value);
    void setName(int row, const QString &name);
    void setRowVisible(int row, bool visible);
    QString value(int row) const;
    int rowCount() const { return static_cast<int>(m_rows.size()); }
    void clear();

private:
    struct Row {
        QLabel *name;
        QLabel *value;
    };
    QGridLayout *m_grid;
    QList<Row> m_rows;
};

} // namespace guichet::ui
