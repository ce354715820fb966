// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountheader.h"

#include "models/items/cell.h"
#include "models/items/enumlabels.h"
#include "models/values/accountnumber.h"
#include "ui/accounts/statementform.h"
#include "ui/common/actionbutton.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/labels.h"
#include "ui/common/modelchips.h"
#include "ui/common/moneyformat.h"
#include "ui/common/toast.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

enum Fact { Available, Floor, Owners, Opened };

QString namesOf(const QList<Holder> &holders)
{
    QStringList names;
    for (const Holder &holder : holders)
        names.append(holder.name);
    return names.join(u'\n');
}

} // namespace

AccountHeader::AccountHeader(const DeskContext &context, QWidget *parent)
    : Card({}, parent)
    , m_context(context)
    , m_product(makeLabel({}, "h2"))
    , m_number(new ElidedLabel({}, "muted"))
    , m_status(new StatusChip)
    , m_balance(makeLabel({}, "amount"))
    , m_facts(new KeyValueList)
    , m_statementButton(new ActionButton(tr("&Statement…"), ActionButton::Look::Link, u"file-text"_s))
    , m_statement(new StatementForm(context.api))
{
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    m_product->setWordWrap(true);
    top->addWidget(m_product, 1);
    top->addWidget(m_status, 0, Qt::AlignTop);
    body()->addLayout(top);
    body()->addWidget(m_number);
    body()->addWidget(m_balance);
    body()->addWidget(makeRule());
    for (const QString &name : {tr("Available"), tr("Lowest balance"), tr("Owners"), tr("Opened")})
        m_facts->addRow(name);
    body()->addWidget(m_facts);
    m_number->setObjectName(u"accountNumberLabel"_s);
    m_balance->setObjectName(u"balanceLabel"_s);
    m_status->setObjectName(u"accountStatusChip"_s);
    m_statementButton->setObjectName(u"statementButton"_s);
    body()->addWidget(m_statementButton, 0, Qt::AlignLeading);
    body()->addWidget(m_statement);
    connect(m_statementButton, &ActionButton::clicked, this, &AccountHeader::beginStatement);
    connect(m_statement, &StatementForm::saved, this, [this] { Toast::show(window(), tr("The statement is saved.")); });
}

void AccountHeader::beginStatement()
{
    m_statementButton->hide();
    m_facts->hide(); // there is room for one of them in a small window
    m_statement->begin(m_account, m_context.bank.businessDate);
}

bool AccountHeader::endStatement()
{
    if (!m_statement->end())
        return false;
    m_facts->show();
    m_statementButton->show();
    m_statementButton->setFocus();
    return true;
}

void AccountHeader::show(const AccountDetails &account, const QTimeZone &zone)
{
    const AccountSummary &summary = account.summary;
    if (m_account != summary.id)
        endStatement();
    m_account = summary.id;
    m_product->setText(summary.isDefault ? tr("%1 (default)").arg(summary.productName) : summary.productName);
    m_number->setText(formatIban(summary.number));
    m_status->set(chipKindOf(chipOf(summary.status)), labelOf(summary.status));
    m_balance->setText(formatMoney(summary.balance, MoneyStyle::GroupedWithCode));
    m_facts->setValue(Available, formatMoney(summary.available));
    m_facts->setValue(Floor, formatMoney({account.floorMinorUnits, summary.balance.currency}));
    m_facts->setValue(Owners, namesOf(account.holders));
    const QString moment = isolated(momentCell(account.openedAtMicros, zone).text);
    m_facts->setValue(Opened, account.openedByName.isEmpty() ? moment
                                                             : tr("%1 by %2").arg(moment, account.openedByName));
}

} // namespace guichet::ui
