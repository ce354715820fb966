// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/system/waitingcard.h"

#include "ui/common/actionbutton.h"
#include "ui/common/labels.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

WaitingCard::WaitingCard(const QString &title, const QString &verb, QWidget *parent)
    : Card(title, parent)
    , m_count(makeLabel(u"–"_s, "amount"))
    , m_chip(new StatusChip)
    , m_failure(makeLabel({}, "muted"))
    , m_button(new ActionButton(verb, ActionButton::Look::Primary))
{
    m_count->setObjectName(u"waitingCount"_s);
    m_button->setObjectName(u"nextButton"_s);
    m_failure->setWordWrap(true);
    m_failure->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_count);
    row->addWidget(m_chip, 0, Qt::AlignVCenter);
    row->addStretch();
    body()->setSpacing(10);
    body()->addLayout(row);
    body()->addWidget(m_failure);
    body()->addWidget(m_button);
    m_chip->hide();
    m_button->setEnabled(false);
}

void WaitingCard::setCount(qint64 count, bool more, const ChipText &chip)
{
    m_failure->hide();
    m_count->setText(more ? u"%1+"_s.arg(count) : QString::number(count));
    m_chip->set(chip.kind, chip.text);
    m_chip->show();
    m_button->setEnabled(count > 0);
    setAccessibleDescription(u"%1, %2"_s.arg(m_count->text(), chip.text));
}

void WaitingCard::setFailure(const QString &sentence)
{
    m_failure->setText(sentence);
    m_failure->show();
}

} // namespace guichet::ui
