// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/factstrip.h"

#include "models/items/cell.h"
#include "models/wire/customers.h"
#include "ui/common/actionbutton.h"
#include "ui/common/labels.h"
#include "ui/common/moneyformat.h"
#include "ui/common/statuschip.h"

#include <QDateTime>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int microsPerMilli = 1000;
constexpr int columnGap = 24; // pixels

// What reads left to right in every language, or a dash.
QString latin(const QString &text)
{
    return text.isEmpty() ? u"–"_s : isolated(text);
}

} // namespace

FactStrip::FactStrip(Role role, QWidget *parent)
    : QWidget(parent)
    , m_mayConfirm(wire::confirmEmail.info.access.roles.contains(role))
    , m_emailChip(new StatusChip)
    , m_confirm(new ActionButton(tr("&Confirm it"), ActionButton::Look::Link))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(columnGap);
    grid->setVerticalSpacing(2);
    int column = 0;
    for (const QString &name : {tr("E-mail"), tr("Phone"), tr("Address"), tr("ID number"), tr("Customer since")}) {
        QLabel *value = makeLabel({});
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        grid->addWidget(makeLabel(name, "label"), 0, column);
        grid->addWidget(value, 1, column, Qt::AlignTop);
        m_values.at(column) = value;
        grid->setColumnStretch(column, column == Email || column == Address ? 3 : 2);
        ++column;
    }
    auto *standing = new QHBoxLayout;
    standing->setSpacing(6);
    standing->addWidget(m_emailChip);
    standing->addWidget(m_confirm);
    standing->addStretch();
    grid->addLayout(standing, 2, Email, 1, 2);
    m_values.at(Email)->setObjectName(u"emailLabel"_s);
    m_emailChip->setObjectName(u"emailChip"_s);
    m_confirm->setObjectName(u"confirmEmailButton"_s);
    m_confirm->setAccessibleName(tr("The customer has confirmed the e-mail address"));
    connect(m_confirm, &ActionButton::clicked, this, &FactStrip::emailConfirmed);
}

void FactStrip::show(const CustomerDetails &customer)
{
    const CustomerDeclaration &declared = customer.declared;
    m_values[Email]->setText(latin(declared.email));
    m_values[Phone]->setText(latin(declared.phone));
    m_values[Address]->setText(declared.address.isEmpty() ? u"–"_s : declared.address);
    m_values[IdNumber]->setText(latin(declared.idNumber));
    m_values[Since]->setText(isolated(dateText(QDateTime::fromMSecsSinceEpoch(customer.createdAtMicros / microsPerMilli).date())));
    const bool hasEmail = !declared.email.isEmpty();
    m_emailChip->setVisible(hasEmail);
    m_emailChip->set(customer.emailConfirmed ? ChipKind::Ok : ChipKind::Warn,
                     customer.emailConfirmed ? tr("Confirmed") : tr("Not confirmed"));
    m_confirm->setVisible(m_mayConfirm && hasEmail && !customer.emailConfirmed && customer.status == UserStatus::Active);
    setConfirming(false);
}

void FactStrip::setConfirming(bool confirming)
{
    m_confirm->setEnabled(!confirming);
}

} // namespace guichet::ui
