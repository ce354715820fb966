// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/inlineconfirmation.h"

#include "ui/common/actionbutton.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

InlineConfirmation::InlineConfirmation(QWidget *parent)
    : QFrame(parent)
    , m_consequence(makeLabel({}))
    , m_act(new ActionButton(tr("Continue"), ActionButton::Look::Danger))
    , m_cancel(new ActionButton(tr("Cancel")))
{
    setProperty("banner", u"warn"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(12);
    row->addWidget(new IconLabel(u"alert-triangle"_s, &Tokens::warn, 22));
    m_consequence->setWordWrap(true);
    row->addWidget(m_consequence, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_act);
    m_act->setObjectName(u"confirmButton"_s);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_cancel->showKey(tr("Esc"));
    connect(m_cancel, &ActionButton::clicked, this, &InlineConfirmation::dismiss);
    connect(m_act, &ActionButton::clicked, this, [this] {
        const std::function<void()> action = m_action;
        dismiss();
        if (action)
            action();
    });
    hide();
}

void InlineConfirmation::ask(const QString &consequence, const QString &verb, std::function<void()> act)
{
    m_consequence->setText(consequence);
    m_act->setLabel(verb);
    m_action = std::move(act);
    setAccessibleName(consequence);
    show();
    m_cancel->setFocus(); // what can't be undone is never the default
}

bool InlineConfirmation::dismiss()
{
    if (!m_action)
        return false;
    m_action = nullptr;
    hide();
    return true;
}

} // namespace guichet::ui
