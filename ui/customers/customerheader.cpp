// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/customerheader.h"

#include "models/items/cell.h"
#include "models/items/enumlabels.h"
#include "models/wire/accounts.h"
#include "models/wire/customers.h"
#include "models/wire/operations.h"
#include "ui/common/actionbutton.h"
#include "ui/common/customerpicker.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/modelchips.h"
#include "ui/common/moneyformat.h"
#include "ui/customers/factstrip.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int pictureSide = 40; // pixels

} // namespace

CustomerHeader::CustomerHeader(Role role, QWidget *parent)
    : Card({}, parent)
    , m_name(new ElidedLabel({}, "h2"))
    , m_detail(new ElidedLabel({}, "muted"))
    , m_standing(new StatusChip)
    , m_review(new StatusChip)
    , m_edit(new ActionButton(tr("&Edit"), ActionButton::Look::Link, u"pencil"_s))
    , m_facts(new FactStrip(role))
{
    auto *strip = new QHBoxLayout;
    strip->setSpacing(12);
    strip->addWidget(new IconLabel(u"user-circle"_s, &Tokens::primary, pictureSide));
    auto *who = new QVBoxLayout;
    who->setSpacing(2);
    who->addWidget(m_name);
    who->addWidget(m_detail);
    strip->addLayout(who, 1);
    m_edit->setObjectName(u"editCustomerButton"_s);
    m_edit->setAccessibleName(tr("Edit what the customer declared"));
    if (!wire::updateCustomer.info.access.roles.contains(role))
        m_edit->hide();
    strip->addWidget(m_standing, 0, Qt::AlignTop);
    strip->addWidget(m_review, 0, Qt::AlignTop);
    strip->addWidget(m_edit, 0, Qt::AlignVCenter);
    body()->addLayout(strip);
    body()->addWidget(makeRule());
    body()->addWidget(m_facts);
    body()->addWidget(makeRule());
    m_name->setObjectName(u"customerNameLabel"_s);
    m_review->setObjectName(u"reviewChip"_s);

    const auto may = [role](const wire::EndpointInfo &endpoint) { return endpoint.access.roles.contains(role); };
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_deposit = addButton(row, tr("&Deposit"), u"deposit"_s, u"depositButton"_s, may(wire::deposit.info));
    m_withdraw = addButton(row, tr("&Withdraw"), u"withdraw"_s, u"withdrawButton"_s, may(wire::withdraw.info));
    m_transfer = addButton(row, tr("&Transfer"), u"transfer"_s, u"transferButton"_s, may(wire::transfer.info));
    m_openAccount = addButton(row, tr("&Open account"), u"plus"_s, u"openAccountButton"_s, may(wire::openAccount.info));
    row->addStretch();
    body()->addLayout(row);
    connect(m_edit, &ActionButton::clicked, this, &CustomerHeader::editRequested);
    connect(m_deposit, &ActionButton::clicked, this, &CustomerHeader::depositRequested);
    connect(m_withdraw, &ActionButton::clicked, this, &CustomerHeader::withdrawalRequested);
    connect(m_transfer, &ActionButton::clicked, this, &CustomerHeader::transferRequested);
    connect(m_openAccount, &ActionButton::clicked, this, &CustomerHeader::openAccountRequested);
}

ActionButton *CustomerHeader::addButton(QBoxLayout *row, const QString &text, const QString &icon, const QString &name,
                                        bool isAllowed)
{
    auto *button = new ActionButton(text, ActionButton::Look::Plain, icon);
    button->setObjectName(name);
    if (!isAllowed)
        button->hide();
    row->addWidget(button);
    return button;
}

void CustomerHeader::show(const CustomerDetails &customer)
{
    const CustomerDeclaration &declared = customer.declared;
    m_name->setText(declared.name);
    m_detail->setText(tr("%1 · born %2").arg(customerNumberText(customer.id), isolated(dateText(declared.birthDate))));
    m_facts->show(customer);
    m_standing->set(chipKindOf(chipOf(customer.status)), labelOf(customer.status));
    m_standing->setVisible(customer.status != UserStatus::Active);
    m_review->set(chipKindOf(chipOf(customer.review)), labelOf(customer.review));
    const bool isActive = customer.status == UserStatus::Active;
    for (ActionButton *button : {m_deposit, m_openAccount, m_edit})
        button->setEnabled(isActive);
    for (ActionButton *button : {m_withdraw, m_transfer})
        button->setEnabled(isActive && customer.approved);
}

QWidget *CustomerHeader::firstButton() const
{
    return m_deposit->isHidden() ? nullptr : m_deposit;
}

ChipText alertOf(const CustomerDetails &customer)
{
    if (customer.status == UserStatus::Closed)
        return {ChipKind::Bad, CustomerHeader::tr("The relationship with this customer has ended. Nothing can be booked.")};
    if (customer.status == UserStatus::Blocked)
        return {ChipKind::Bad, CustomerHeader::tr("This customer is blocked. Nothing can be booked; ask a supervisor.")};
    switch (customer.review) {
    case ReviewStatus::Missing:
        return {ChipKind::Warn, CustomerHeader::tr("No ID has been handed in: deposits only. Hand one in below.")};
    case ReviewStatus::Waiting:
        return {ChipKind::Info, CustomerHeader::tr("The ID is being reviewed: deposits only until it is approved.")};
    case ReviewStatus::AskedAgain:
        return {ChipKind::Warn, CustomerHeader::tr("The reviewer asks for the ID again. Hand it in below.")};
    case ReviewStatus::Rejected:
        return {ChipKind::Bad, CustomerHeader::tr("The ID was rejected: deposits only. Another ID can be handed in below.")};
    case ReviewStatus::Approved:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace guichet::ui
