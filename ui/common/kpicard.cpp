// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/kpicard.h"

#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

KpiCard::KpiCard(const QString &name, QWidget *parent)
    : Card({}, parent)
    , m_name(makeLabel(name, "label"))
    , m_value(makeLabel({}, "kpi"))
    , m_chip(new StatusChip)
{
    body()->setSpacing(2);
    body()->addWidget(m_name);
    body()->addWidget(m_value);
    body()->addWidget(m_chip, 0, Qt::AlignLeading);
    body()->addStretch();
    QSizePolicy kept = m_chip->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // cards of a row stay alike
    m_chip->setSizePolicy(kept);
    setValue({});
}

void KpiCard::setValue(const QString &value, const ChipText &chip, const QString &exact)
{
    m_value->setText(value.isEmpty() ? u"–"_s : value);
    m_value->setToolTip(exact);
    m_chip->set(chip.kind, chip.text);
    m_chip->setVisible(!chip.text.isEmpty());
    const QString spoken = u"%1: %2"_s.arg(name(), plainText(exact.isEmpty() ? m_value->text() : exact));
    setAccessibleName(chip.text.isEmpty() ? spoken : u"%1, %2"_s.arg(spoken, chip.text));
}

QString KpiCard::name() const
{
    return m_name->text();
}

QString KpiCard::value() const
{
    return m_value->text();
}

} // namespace guichet::ui
