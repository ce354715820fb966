// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/limitscard.h"

#include "models/items/enumlabels.h"
#include "ui/common/actionbutton.h"
#include "ui/common/customerfile.h"
#include "ui/common/keyvaluelist.h"

#include <QMenu>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr std::array shownActions{Action::Deposit, Action::Withdrawal, Action::Transfer};

} // namespace

LimitsCard::LimitsCard(bool mayAllow, QWidget *parent)
    : Card(tr("Left today"), parent)
    , m_limits(new KeyValueList)
{
    m_limits->setObjectName(u"limitList"_s);
    for (const Action action : shownActions)
        m_limits->addRow(labelOf(action));
    body()->addWidget(m_limits);
    if (mayAllow)
        addAllowing();
    body()->addStretch();
}

void LimitsCard::addAllowing()
{
    m_allow = new ActionButton(tr("Allow one &more…"), ActionButton::Look::Link, u"plus"_s);
    m_allow->setObjectName(u"allowOneMoreButton"_s);
    auto *menu = new QMenu(m_allow);
    for (const Action action : shownActions) {
        QAction *entry = menu->addAction(labelOf(action));
        connect(entry, &QAction::triggered, this, [this, action] { Q_EMIT oneMoreAsked(action); });
    }
    connect(m_allow, &ActionButton::clicked, menu, [this, menu] { menu->popup(m_allow->mapToGlobal(m_allow->rect().bottomLeft())); });
    body()->addWidget(m_allow, 0, Qt::AlignLeading);
}

void LimitsCard::setSending(bool isSending)
{
    if (m_allow)
        m_allow->setEnabled(!isSending);
}

void LimitsCard::show(const CustomerFile &file)
{
    int row = 0;
    for (const Action action : shownActions) {
        const std::optional<LimitUse> use = file.limit(action);
        m_limits->setRowVisible(row, use.has_value());
        if (use)
            m_limits->setValue(row, tr("%1 of %2").arg(std::max(0, use->allowed - use->used)).arg(use->allowed));
        ++row;
    }
}

} // namespace guichet::ui
