// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/withdrawalform.h"

#include "models/values/operation.h"
#include "ui/cash/payout.h"
#include "ui/common/actionbutton.h"
#include "ui/common/cashcountgrid.h"
#include "ui/common/enternext.h"
#include "ui/common/failuresentence.h"
#include "ui/common/fieldrow.h"
#include "ui/common/moneyedit.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

WithdrawalForm::WithdrawalForm(Currency currency, QWidget *parent)
    : OperationForm(tr("From &account"), currency, parent)
    , m_grid(new CashCountGrid(currency))
    , m_suggest(new ActionButton(tr("Suggest a&gain"), ActionButton::Look::Link))
    , m_note(new QLineEdit)
    , m_gridRow(new FieldRow({}, m_grid))
    , m_noteRow(new FieldRow(tr("&Note"), m_note))
{
    m_grid->setObjectName(u"cashGrid"_s);
    m_grid->setHeading(tr("Notes to pay out"));
    m_grid->setFocusProxy(m_grid->firstField());
    m_suggest->setObjectName(u"suggestButton"_s);
    m_suggest->setAccessibleName(tr("Suggest the notes again"));
    m_note->setObjectName(u"noteEdit"_s);
    m_note->setPlaceholderText(tr("Shown on the receipt (optional)"));
    m_note->setMaxLength(noteLengthLimit);
    moveOnWithEnter(m_note);
    m_grid->addHeaderWidget(m_suggest);
    addRow(m_gridRow);
    addRow(m_noteRow);
    fields()->addStretch();
    connect(m_note, &QLineEdit::textChanged, this, &OperationForm::changed);
    connect(m_grid, &CashCountGrid::countChanged, this, &OperationForm::changed);
    connect(m_suggest, &ActionButton::clicked, this, [this] {
        m_grid->clear();
        suggest();
    });
    connect(amountEdit(), &MoneyEdit::amountChanged, this, [this](const std::optional<Money> &amount) {
        m_grid->setExpected(amount);
        suggest();
    });
}

void WithdrawalForm::setTillCash(const CashCount &cash)
{
    m_till = cash;
    m_isTillKnown = true;
    suggest();
}

void WithdrawalForm::suggest()
{
    const bool isOurs = m_grid->isEmpty() || m_grid->count() == m_suggested;
    if (!isOurs || !m_isTillKnown)
        return;
    const CashCount before = m_suggested;
    m_suggested = amount() ? suggestPayout(m_till, *amount()).value_or(CashCount()) : CashCount();
    if (m_suggested != before || m_grid->isEmpty())
        m_grid->setCount(m_suggested);
}

CashCount WithdrawalForm::cash() const
{
    return m_grid->count();
}

QString WithdrawalForm::note() const
{
    return m_note->text().trimmed();
}

void WithdrawalForm::clearEntries()
{
    OperationForm::clearEntries();
    m_suggested.clear();
    m_grid->clear();
    m_note->clear();
}

bool WithdrawalForm::hasEntries() const
{
    return OperationForm::hasEntries() || !m_grid->isEmpty() || !m_note->text().isEmpty();
}

QString WithdrawalForm::missing() const
{
    if (const QString first = OperationForm::missing(); !first.isEmpty())
        return first;
    if (m_grid->matches())
        return {};
    return m_grid->isEmpty() ? tr("Choose the notes to pay out.") : tr("The notes don't sum to the amount.");
}

QString WithdrawalForm::tillShortage() const
{
    if (!m_isTillKnown)
        return {};
    for (const CashLine &wanted : cash()) {
        const auto held = std::find_if(m_till.begin(), m_till.end(), [&](const CashLine &line) {
            return line.faceMinorUnits == wanted.faceMinorUnits;
        });
        const qint64 count = held == m_till.end() ? 0 : held->count;
        if (count >= wanted.count)
            continue;
        const Currency currency = amountEdit()->currency();
        if (wanted.faceMinorUnits == looseCoins)
            return tr("Your till holds only %1 in coins.").arg(formatMoney({count, currency}));
        return tr("Your till has only %n note(s) of %1.", nullptr, static_cast<int>(count))
            .arg(formatMoney({wanted.faceMinorUnits, currency}));
    }
    return {};
}

FieldRow *WithdrawalForm::rowOf(const client::Failure &failure) const
{
    const QString field = fieldOf(failure);
    if (field == "note"_L1)
        return m_noteRow;
    if (field == "cash"_L1 || failure.refusal == Refusal::CashMismatch || failure.refusal == Refusal::TillShort)
        return m_gridRow;
    return OperationForm::rowOf(failure);
}

void WithdrawalForm::currencyChanged()
{
    m_grid->setCurrency(amountEdit()->currency());
    m_grid->setFocusProxy(m_grid->firstField());
}

} // namespace guichet::ui
