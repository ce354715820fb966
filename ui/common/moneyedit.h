// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/money.h"

#include <QLineEdit>

#include <optional>

namespace guichet::ui {

// The field for an amount above or equal to zero. What is typed ("1250", "1 250,00") is read by
// parseMoney, never through a floating number; what it cannot read is refused with a sentence.
// Leaving the field rewrites it grouped. Enter goes to the next field and never submits.
class MoneyEdit : public QLineEdit
{
    Q_OBJECT
public:
    enum class Size { Large, Small };

    explicit MoneyEdit(Currency currency, Size size = Size::Large, QWidget *parent = nullptr);

    // Empties the field when the currency is another one: 5.00 EUR is not 5.00 of something else.
    void setCurrency(Currency currency);
    Currency currency() const { return m_currency; }
    // nullopt while empty or unreadable.
    std::optional<Money> amount() const { return m_amount; }
    void setAmount(const std::optional<Money> &amount);
    // Why the text cannot be read; empty while the field is empty or fine.
    QString problem() const;

Q_SIGNALS:
    void amountChanged(const std::optional<guichet::Money> &amount);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void read();
    void rewrite();

    Currency m_currency;
    std::optional<Money> m_amount;
    bool m_selectOnRelease = false;
};

} // namespace guichet::ui
