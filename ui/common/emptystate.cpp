// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"

#include "ui/common/actionbutton.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

EmptyState::EmptyState(QWidget *parent)
    : EmptyState(u"inbox"_s, {}, {}, parent)
{
}

EmptyState::EmptyState(const QString &icon, const QString &title, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(icon, &Tokens::inputBorder, 36))
    , m_title(makeLabel({}, "strong"))
    , m_hint(makeLabel({}, "muted"))
    , m_button(new ActionButton(tr("Continue")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(6);
    column->addStretch();
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (QLabel *label : {m_title, m_hint}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_button, &ActionButton::clicked, this, &EmptyState::actionTriggered);
    set(icon, title, hint);
}

void EmptyState::set(const QString &icon, const QString &title, const QString &hint, const QString &button)
{
    m_icon->setIcon(icon, &Tokens::inputBorder);
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    if (!button.isEmpty())
        m_button->setLabel(button);
    m_button->setVisible(!button.isEmpty());
}

} // namespace guichet::ui
