// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/keyvaluelist.h"

#include "ui/common/labels.h"

#include <QBoxLayout>

namespace guichet::ui {

KeyValueList::KeyValueList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
}

int KeyValueList::addRow(const QString &name, const QString &value)
{
    const int row = rowCount();
    QLabel *nameLabel = makeLabel(name, "muted");
    QLabel *valueLabel = makeLabel(value);
    valueLabel->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    valueLabel->setWordWrap(true);
    valueLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(nameLabel, 0, Qt::AlignTop);
    line->addWidget(valueLabel, 1);
    m_column->addLayout(line);
    m_rows.append(Row{line, nameLabel, valueLabel});
    setValue(row, value);
    return row;
}

void KeyValueList::setValue(int row, const QString &value)
{
    const Row &labels = m_rows.at(row);
    labels.value->setText(value);
    labels.value->setAccessibleName(labels.name->text() + u' ' + value);
}

void KeyValueList::setName(int row, const QString &name)
{
    m_rows.at(row).name->setText(name);
    setValue(row, value(row));
}

void KeyValueList::setRowVisible(int row, bool visible)
{
    m_rows.at(row).name->setVisible(visible);
    m_rows.at(row).value->setVisible(visible);
}

QString KeyValueList::value(int row) const
{
    return m_rows.at(row).value->text();
}

void KeyValueList::clear()
{
    for (const Row &row : std::as_const(m_rows)) {
        delete row.name;
        delete row.value;
        delete row.line;
    }
    m_rows.clear();
}

} // namespace guichet::ui
