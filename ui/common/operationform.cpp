// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/operationform.h"

#include "ui/common/customerpicker.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/labels.h"
#include "ui/common/moneyedit.h"
#include "ui/common/theme.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

OperationForm::OperationForm(const QString &accountLabel, Currency currency, QWidget *parent)
    : QWidget(parent)
    , m_picker(new CustomerPicker)
    , m_fields(new QWidget)
    , m_column(new QVBoxLayout(m_fields))
    , m_account(new AccountBox)
    , m_amount(new MoneyEdit(currency))
    , m_currency(new QLabel(currency.code()))
    , m_accountRow(new FieldRow(accountLabel, m_account))
    , m_amountRow(new FieldRow(tr("A&mount"), m_amount))
{
    m_picker->setTypeAheadKept(true);
    m_amount->setObjectName(u"amountEdit"_s);
    m_currency->setObjectName(u"currency"_s);
    theme::setClass(m_currency, "currency");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_picker);
    column->addWidget(makeRule());
    column->addWidget(m_fields, 1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    addRow(m_accountRow);
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    auto *currencyRow = new FieldRow(tr("Currency"), m_currency);
    line->addWidget(currencyRow, 0, Qt::AlignTop);
    line->addWidget(m_amountRow, 1);
    trackRow(m_amountRow);
    m_column->addLayout(line);
    connect(m_account, &AccountBox::accountChanged, this, [this] {
        if (const AccountSummary *chosen = account())
            setCurrency(chosen->balance.currency);
        Q_EMIT changed();
    });
    connect(m_account, &QComboBox::activated, this, [this] { m_accountRow->setError({}); });
    connect(m_amount, &QLineEdit::textEdited, this, [this] { m_amountRow->setError({}); });
    connect(m_amount, &QLineEdit::textChanged, this, &OperationForm::changed);
    connect(m_amount, &QLineEdit::editingFinished, this, &OperationForm::checkAmount);
    setFieldsEnabled(false);
}

std::optional<Money> OperationForm::amount() const
{
    return m_amount->amount();
}

void OperationForm::setCurrency(Currency currency)
{
    m_currency->setText(currency.code());
    m_amount->setCurrency(currency);
    currencyChanged();
}

void OperationForm::setFieldsEnabled(bool enabled)
{
    m_fields->setEnabled(enabled);
}

void OperationForm::checkAmount()
{
    const auto value = amount();
    m_amountRow->setError(value && value->minorUnits == 0 ? tr("Enter an amount above zero.") : m_amount->problem());
}

void OperationForm::clearEntries()
{
    m_amount->clear();
    clearErrors();
}

bool OperationForm::hasEntries() const
{
    return !m_amount->text().isEmpty();
}

QString OperationForm::missing() const
{
    if (!account())
        return tr("The customer has no account.");
    if (!m_amount->text().trimmed().isEmpty() && !amount())
        return tr("The amount can't be read.");
    if (!amount() || amount()->minorUnits == 0)
        return tr("Enter the amount.");
    return {};
}

void OperationForm::addRow(FieldRow *row)
{
    m_column->addWidget(row);
    trackRow(row);
}

FieldRow *OperationForm::rowOf(const client::Failure &failure) const
{
    const QString field = fieldOf(failure);
    if (field == "amount"_L1 || field == "currency"_L1)
        return m_amountRow;
    if (field == "account_id"_L1 || field == "from_account_id"_L1)
        return m_accountRow;
    switch (failure.refusal.value_or(Refusal::NotFound)) {
    case Refusal::InvalidAmount:
    case Refusal::CurrencyMismatch:
    case Refusal::DepositCapExceeded:
    case Refusal::LimitReached:
    case Refusal::InsufficientFunds:
    case Refusal::BalanceOverflow:
        return m_amountRow;
    case Refusal::AccountNotApproved:
    case Refusal::AccountFrozen:
    case Refusal::AccountClosed:
    case Refusal::ActionNotAllowed:
    case Refusal::SameAccount:
        return m_accountRow;
    default:
        return nullptr;
    }
}

bool OperationForm::showRefusal(const client::Failure &failure)
{
    const bool isOfCustomer
        = failure.refusal == Refusal::CustomerClosed || failure.refusal == Refusal::CustomerNotApproved;
    if (isOfCustomer) {
        m_picker->setError(sentenceOf(failure));
        return true;
    }
    FieldRow *row = rowOf(failure);
    if (!row)
        return false;
    row->setError(sentenceOf(failure));
    row->field()->setFocus();
    return true;
}

void OperationForm::clearErrors()
{
    m_picker->setError({});
    for (FieldRow *row : std::as_const(m_rows))
        row->setError({});
}

void OperationForm::focusFirst()
{
    if (!m_picker->isChosen())
        m_picker->field()->setFocus();
    else
        m_amount->setFocus();
}

} // namespace guichet::ui
