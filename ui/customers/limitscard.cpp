// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/limitscard.h"

#include "models/items/enumlabels.h"
#include "ui/common/customerfile.h"
#include "ui/common/keyvaluelist.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr std::array shownActions{Action::Deposit, Action::Withdrawal, Action::Transfer};

} // namespace

LimitsCard::LimitsCard(QWidget *parent)
    : Card(tr("Left today"), parent)
    , m_limits(new KeyValueList)
{
    m_limits->setObjectName(u"limitList"_s);
    for (const Action action : shownActions)
        m_limits->addRow(labelOf(action));
    body()->addWidget(m_limits);
    body()->addStretch();
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
