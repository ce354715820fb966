// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/keyvaluelist.h"

#include "ui/common/labels.h"

#include <QGridLayout>

namespace guichet::ui {

KeyValueList::KeyValueList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(10);
    m_grid->setColumnStretch(1, 1);
}

int KeyValueList::addRow(const QString &name, const QString &value)
{
    const int row = rowCount();
    QLabel *nameLabel = makeLabel(name, "muted");
    QLabel *valueLabel = makeLabel(value);
    valueLabel->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    valueLabel->setWordWrap(true);
    valueLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(nameLabel, row, 0, Qt::AlignTop);
    m_grid->addWidget(valueLabel, row, 1);
    m_rows.append(Row{nameLabel, valueLabel});
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
    }
    m_rows.clear();
}

} // namespace guichet::ui
