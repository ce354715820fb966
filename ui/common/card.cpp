// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/card.h"

#include "ui/common/labels.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_title(makeLabel(title, "h2"))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout(this))
{
    setProperty("cls", u"card"_s);
    m_body->setContentsMargins(20, 14, 20, 14);
    m_body->setSpacing(12);
    m_header->setSpacing(12);
    m_header->addWidget(m_title, 1);
    m_body->addLayout(m_header);
    setTitle(title);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_header->addWidget(widget, 0, Qt::AlignVCenter);
}

} // namespace guichet::ui
