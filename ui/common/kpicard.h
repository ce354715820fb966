// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"
#include "ui/common/statuschip.h"

namespace guichet::ui {

// One figure at a glance: what it is, its value, and a chip that says how to take it. Name and value
// are one accessible name.
class KpiCard : public Card
{
    Q_OBJECT
public:
    explicit KpiCard(const QString &name, QWidget *parent = nullptr);

    // `exact` is what the value is rounded from; shown as tooltip. A chip without text is hidden.
    void setValue(const QString &value, const ChipText &chip = {}, const QString &exact = {});
    QString name() const;
    QString value() const;
    QString chipText() const { return m_chip->text(); }
    ChipKind chipKind() const { return m_chip->kind(); }

private:
    QLabel *m_name;
    QLabel *m_value;
    StatusChip *m_chip;
};

} // namespace guichet::ui
