// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QList>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace guichet::ui {

// Names at the start, values at the end, a row each: the facts of a summary card. A long value has all the room that its
// own name leaves.
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
        QHBoxLayout *line;
        QLabel *name;
        QLabel *value;
    };
    QVBoxLayout *m_column;
    QList<Row> m_rows;
};

} // namespace guichet::ui
