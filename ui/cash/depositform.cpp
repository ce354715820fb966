// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/depositform.h"

#include "models/values/operation.h"
#include "ui/common/cashcountgrid.h"
#include "ui/common/enternext.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/moneyedit.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

DepositForm::DepositForm(Currency currency, const Money &sourceOfFundsFrom, QWidget *parent)
    : OperationForm(tr("Into &account"), currency, parent)
    , m_sourceFrom(sourceOfFundsFrom)
    , m_grid(new CashCountGrid(currency))
    , m_source(new QLineEdit)
    , m_note(new QLineEdit)
    , m_gridRow(new FieldRow({}, m_grid))
    , m_sourceRow(new FieldRow(tr("&Source of funds"), m_source))
    , m_noteRow(new FieldRow(tr("&Note"), m_note))
{
    m_grid->setObjectName(u"cashGrid"_s);
    m_grid->setFocusProxy(m_grid->firstField());
    m_source->setObjectName(u"sourceEdit"_s);
    m_note->setObjectName(u"noteEdit"_s);
    m_note->setPlaceholderText(tr("Shown on the receipt (optional)"));
    addRow(m_gridRow);
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    for (FieldRow *row : {m_sourceRow, m_noteRow}) {
        line->addWidget(row, 1, Qt::AlignTop);
        trackRow(row);
    }
    fields()->addLayout(line);
    fields()->addStretch();
    for (QLineEdit *edit : {m_source, m_note}) {
        edit->setMaxLength(noteLengthLimit);
        moveOnWithEnter(edit);
        connect(edit, &QLineEdit::textChanged, this, &OperationForm::changed);
    }
    connect(m_grid, &CashCountGrid::countChanged, this, &OperationForm::changed);
    connect(amountEdit(), &MoneyEdit::amountChanged, this, [this](const std::optional<Money> &amount) {
        m_grid->setExpected(amount);
        showSourceRule();
    });
    showSourceRule();
}

CashCount DepositForm::cash() const
{
    return m_grid->count();
}

QString DepositForm::note() const
{
    return m_note->text().trimmed();
}

QString DepositForm::sourceOfFunds() const
{
    return m_source->text().trimmed();
}

bool DepositForm::needsSource() const
{
    return m_sourceFrom.minorUnits > 0 && amount() && amount()->currency == m_sourceFrom.currency
        && amount()->minorUnits > m_sourceFrom.minorUnits;
}

void DepositForm::showSourceRule()
{
    const QString limit = formatMoney(m_sourceFrom, MoneyStyle::GroupedWithCode);
    m_source->setPlaceholderText(needsSource()              ? tr("Salary, sale, savings…")
                                 : m_sourceFrom.minorUnits > 0 ? tr("Asked for above %1").arg(limit)
                                                               : tr("Optional"));
    m_sourceRow->setHint(needsSource() ? tr("Needed above %1.").arg(limit) : QString());
}

void DepositForm::clearEntries()
{
    OperationForm::clearEntries();
    m_grid->clear();
    m_source->clear();
    m_note->clear();
}

bool DepositForm::hasEntries() const
{
    return OperationForm::hasEntries() || !m_grid->isEmpty() || !m_source->text().isEmpty() || !m_note->text().isEmpty();
}

QString DepositForm::missing() const
{
    if (const QString first = OperationForm::missing(); !first.isEmpty())
        return first;
    if (!m_grid->matches())
        return cashDifference();
    if (needsSource() && sourceOfFunds().isEmpty())
        return tr("Ask where the money comes from.");
    return {};
}

QString DepositForm::cashDifference() const
{
    if (m_grid->isEmpty())
        return tr("Count the cash.");
    const std::optional<Money> counted = m_grid->total();
    const std::optional<Money> over = counted ? subtract(*counted, *amount()) : std::nullopt;
    if (!over)
        return tr("A line of the count can't be read.");
    const QString difference = formatMoney({qAbs(over->minorUnits), over->currency});
    return over->minorUnits < 0 ? tr("The counted cash is %1 short.").arg(difference)
                                : tr("The counted cash is %1 too much.").arg(difference);
}

FieldRow *DepositForm::rowOf(const client::Failure &failure) const
{
    const QString field = fieldOf(failure);
    if (field == "note"_L1)
        return m_noteRow;
    if (field == "source_of_funds"_L1)
        return m_sourceRow;
    if (field == "cash"_L1 || failure.refusal == Refusal::CashMismatch || failure.refusal == Refusal::TillShort)
        return m_gridRow;
    return OperationForm::rowOf(failure);
}

void DepositForm::currencyChanged()
{
    m_grid->setCurrency(amountEdit()->currency());
    m_grid->setFocusProxy(m_grid->firstField());
}

} // namespace guichet::ui
