// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transferform.h"

#include "models/values/operation.h"
#include "ui/common/enternext.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace guichet::ui {

TransferForm::TransferForm(Currency currency, QWidget *parent)
    : OperationForm(tr("From &account"), currency, parent)
    , m_payee(new PayeeField)
    , m_reference(new QLineEdit)
    , m_referenceRow(new FieldRow(tr("&Reference"), m_reference))
{
    m_reference->setObjectName(u"referenceEdit"_s);
    m_reference->setPlaceholderText(tr("What both sides read (optional)"));
    m_reference->setMaxLength(noteLengthLimit);
    moveOnWithEnter(m_reference);
    fields()->addWidget(m_payee);
    addRow(m_referenceRow);
    fields()->addStretch();
    connect(m_payee, &PayeeField::changed, this, &OperationForm::changed);
    connect(m_reference, &QLineEdit::textChanged, this, &OperationForm::changed);
    connect(accountBox(), &AccountBox::accountChanged, this, &TransferForm::offerOwnAccounts);
}

void TransferForm::offerOwnAccounts()
{
    QList<AccountSummary> others;
    for (const AccountSummary &one : accountBox()->accounts()) {
        const bool isOther = account() && one.id != account()->id && one.balance.currency == account()->balance.currency;
        if (isOther && one.status != AccountStatus::Closed && one.status != AccountStatus::Refused)
            others.append(one);
    }
    m_payee->setOwnAccounts(others);
}

QString TransferForm::reference() const
{
    return m_reference->text().trimmed();
}

void TransferForm::clearEntries()
{
    OperationForm::clearEntries();
    m_payee->clear();
    m_payee->row()->setError({});
    m_reference->clear();
}

bool TransferForm::hasEntries() const
{
    return OperationForm::hasEntries() || !m_payee->isEmpty() || !m_reference->text().isEmpty();
}

QString TransferForm::missing() const
{
    if (const QString first = OperationForm::missing(); !first.isEmpty())
        return first;
    if (m_payee->isEmpty())
        return tr("Enter the payee's account number or e-mail address.");
    if (m_payee->isUnresolved())
        return tr("The payee's name must be there before it can be booked.");
    return {};
}

FieldRow *TransferForm::rowOf(const client::Failure &failure) const
{
    const QString field = fieldOf(failure);
    if (field == "reference"_L1)
        return m_referenceRow;
    if (field.startsWith("to_"_L1))
        return m_payee->row();
    switch (failure.refusal.value_or(Refusal::NotFound)) {
    case Refusal::PayeeNotFound:
    case Refusal::PayeeUnconfirmed:
    case Refusal::PayeeWithoutAccount:
    case Refusal::SameAccount:
        return m_payee->row();
    default:
        return OperationForm::rowOf(failure);
    }
}

} // namespace guichet::ui
