// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/holdscard.h"

#include "models/items/cell.h"
#include "models/wire/corrections.h"
#include "ui/common/actionbutton.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"

#include <QGridLayout>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

HoldsCard::HoldsCard(const DeskContext &context, QWidget *parent)
    : Card(tr("Set aside"), parent)
    , m_context(context)
    , m_rows(new QGridLayout)
{
    setObjectName(u"holdsCard"_s);
    m_rows->setHorizontalSpacing(12);
    m_rows->setVerticalSpacing(2);
    m_rows->setColumnStretch(0, 1);
    body()->addLayout(m_rows);
    hide();
}

void HoldsCard::showAccount(AccountId account)
{
    if (std::exchange(m_account, account) != account)
        present({});
    reload();
}

void HoldsCard::reload()
{
    const quint64 ticket = ++m_ticket;
    if (m_account.isNull() || !wire::holds.info.access.roles.contains(m_context.session.user().role))
        return;
    m_context.api.call<wire::HoldsRequest, wire::HoldList>(
        wire::holds, {m_account}, this, [this, ticket](const client::Result<wire::HoldList> &reply) {
            if (ticket == m_ticket && reply) // else what was known stands; the balance itself tells of holds, too
                present(reply->items);
        });
}

void HoldsCard::release(HoldId hold)
{
    m_context.api.call<wire::HoldIdRequest, Hold>(wire::releaseHold, {hold}, this, [this](const client::Result<Hold> &reply) {
        reload();
        if (reply)
            Q_EMIT released();
        else
            Q_EMIT refused(reply.error());
    });
}

void HoldsCard::present(const QList<Hold> &holds)
{
    qDeleteAll(std::exchange(m_shown, {}));
    const QTimeZone zone(m_context.bank.timeZone.toUtf8());
    for (const Hold &hold : holds) {
        const int row = m_rows->rowCount();
        const Money left{hold.amount.minorUnits - hold.captured.minorUnits - hold.released.minorUnits, hold.amount.currency};
        const QString amount = formatMoney(left, MoneyStyle::GroupedWithCode);
        auto *until = new ElidedLabel(tr("until %1").arg(isolated(momentCell(hold.expiresAtMicros, zone).text))
                                          + (hold.note.isEmpty() ? QString() : u" · "_s + hold.note),
                                      "muted");
        auto *give = new ActionButton(tr("Release"), ActionButton::Look::Link);
        give->setObjectName(u"release-%1"_s.arg(hold.id.value));
        give->setAccessibleName(tr("Release %1").arg(amount));
        m_shown += {makeLabel(amount, "strong"), until, give};
        m_rows->addWidget(m_shown.at(m_shown.size() - 3), row, 0);
        m_rows->addWidget(give, row, 1, Qt::AlignTrailing);
        m_rows->addWidget(until, row + 1, 0, 1, 2);
        connect(give, &ActionButton::clicked, this, [this, hold] { Q_EMIT releaseAsked(hold); });
    }
    setVisible(!holds.isEmpty());
}

} // namespace guichet::ui
