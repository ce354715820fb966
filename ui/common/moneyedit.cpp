// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/moneyedit.h"

#include "ui/common/enternext.h"
#include "ui/common/moneyformat.h"
#include "ui/common/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int longestAmount = 32; // characters; the largest amount grouped has 25

} // namespace

MoneyEdit::MoneyEdit(Currency currency, Size size, QWidget *parent)
    : QLineEdit(parent)
    , m_currency(currency)
{
    theme::setClass(this, size == Size::Large ? "money" : "count");
    setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
    setMaxLength(longestAmount);
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    connect(this, &QLineEdit::textChanged, this, &MoneyEdit::read);
}

void MoneyEdit::setCurrency(Currency currency)
{
    if (currency == m_currency)
        return;
    m_currency = currency;
    clear();
}

void MoneyEdit::setAmount(const std::optional<Money> &amount)
{
    Q_ASSERT(!amount || amount->currency == m_currency);
    setText(amount ? fieldText(*amount) : QString());
}

QString MoneyEdit::problem() const
{
    if (m_amount || text().trimmed().isEmpty())
        return {};
    static const QRegularExpression eitherWay(u"^\\s*[0-9]{1,3}[.,][0-9]{3}\\s*$"_s);
    if (eitherWay.match(text()).hasMatch())
        return tr("This could mean two amounts. Write it without the separator, or with both decimals.");
    const Money example{.minorUnits = 1250 * m_currency.minorPerMajor(), .currency = m_currency};
    return tr("This is not an amount in %1. Write it like %2.").arg(m_currency.code(), formatMoney(example));
}

void MoneyEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    selectAll();
    // The click that brings the focus would drop the selection again.
    m_selectOnRelease = event->reason() == Qt::MouseFocusReason;
}

void MoneyEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    rewrite();
}

void MoneyEdit::mouseReleaseEvent(QMouseEvent *event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (m_selectOnRelease && !hasSelectedText())
        selectAll();
    m_selectOnRelease = false;
}

void MoneyEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        rewrite();
        focusNextField(this);
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void MoneyEdit::read()
{
    const std::optional<Money> before = m_amount;
    m_amount = parseMoney(text(), m_currency);
    if (m_amount != before)
        Q_EMIT amountChanged(m_amount);
}

void MoneyEdit::rewrite()
{
    if (m_amount && text() != fieldText(*m_amount))
        setText(fieldText(*m_amount));
}

} // namespace guichet::ui
