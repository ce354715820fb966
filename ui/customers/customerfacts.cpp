// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customerfacts.h"

#include "models/items/cell.h"
#include "models/items/enumlabels.h"
#include "models/wire/customers.h"
#include "ui/common/actionbutton.h"
#include "ui/common/card.h"
#include "ui/common/customerfile.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/moneyformat.h"
#include "ui/common/statuschip.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr std::array shownActions{Action::Deposit, Action::Withdrawal, Action::Transfer};
constexpr int microsPerMilli = 1000;

enum Fact { Email, Phone, Address, IdNumber, Since };

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"–"_s : text;
}

} // namespace

CustomerFacts::CustomerFacts(Role role, QWidget *parent)
    : QWidget(parent)
    , m_mayConfirm(wire::confirmEmail.info.access.roles.contains(role))
    , m_limits(new KeyValueList)
    , m_facts(new KeyValueList)
    , m_emailChip(new StatusChip)
    , m_confirm(new ActionButton(tr("Customer &confirmed the e-mail"), ActionButton::Look::Plain, u"mail"_s))
{
    for (const Action action : shownActions)
        m_limits->addRow(labelOf(action));
    m_limits->setObjectName(u"limitList"_s);
    for (const QString &name : {tr("E-mail"), tr("Phone"), tr("Address"), tr("ID number"), tr("Customer since")})
        m_facts->addRow(name);
    m_confirm->setObjectName(u"confirmEmailButton"_s);
    m_emailChip->setObjectName(u"emailChip"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    auto *limits = new Card(tr("Left today"));
    limits->body()->addWidget(m_limits);
    auto *facts = new Card(tr("Details"));
    facts->addHeaderWidget(m_emailChip);
    facts->body()->addWidget(m_facts);
    facts->body()->addWidget(m_confirm);
    column->addWidget(limits);
    column->addWidget(facts);
    column->addStretch();
    connect(m_confirm, &ActionButton::clicked, this, &CustomerFacts::emailConfirmed);
}

void CustomerFacts::showLimit(int row, const CustomerFile &file, Action action)
{
    const std::optional<LimitUse> use = file.limit(action);
    m_limits->setRowVisible(row, use.has_value());
    if (use)
        m_limits->setValue(row, tr("%1 of %2").arg(std::max(0, use->allowed - use->used)).arg(use->allowed));
}

void CustomerFacts::show(const CustomerFile &file)
{
    int row = 0;
    for (const Action action : shownActions)
        showLimit(row++, file, action);
    const CustomerDetails &customer = file.customer();
    const CustomerDeclaration &declared = customer.declared;
    m_facts->setValue(Email, orDash(isolated(declared.email)));
    m_facts->setValue(Phone, orDash(isolated(declared.phone)));
    m_facts->setValue(Address, orDash(declared.address));
    m_facts->setValue(IdNumber, orDash(isolated(declared.idNumber)));
    m_facts->setValue(Since, dateText(QDateTime::fromMSecsSinceEpoch(customer.createdAtMicros / microsPerMilli).date()));
    const bool hasEmail = !declared.email.isEmpty();
    m_emailChip->setVisible(hasEmail);
    m_emailChip->set(customer.emailConfirmed ? ChipKind::Ok : ChipKind::Warn,
                     customer.emailConfirmed ? tr("E-mail confirmed") : tr("E-mail not confirmed"));
    m_confirm->setVisible(m_mayConfirm && hasEmail && !customer.emailConfirmed && customer.status == UserStatus::Active);
    setConfirming(false);
}

void CustomerFacts::setConfirming(bool confirming)
{
    m_confirm->setEnabled(!confirming);
}

} // namespace guichet::ui
