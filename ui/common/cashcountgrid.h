// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/denominations.h"

#include <QWidget>

#include <optional>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace guichet::ui {

class MoneyEdit;
class StatusChip;

// Notes of one currency with how many were counted, and loose coins by their amount; beneath the
// heading the sum, and whether it is what was expected ("Matches", "262.35 short", "4.00 over").
// Enter goes to the next field, Up and Down change a count by one.
class CashCountGrid : public QWidget
{
    Q_OBJECT
public:
    explicit CashCountGrid(Currency currency, QWidget *parent = nullptr);

    void setHeading(const QString &heading);
    // Behind the heading: a button that fills the grid.
    void addHeaderWidget(QWidget *widget);
    void setCurrency(Currency currency);
    Currency currency() const { return m_currency; }
    // What the count should come to; nullopt (a blind count) shows no chip.
    void setExpected(const std::optional<Money> &expected);

    // Only lines with something in them, largest face first.
    CashCount count() const;
    void setCount(const CashCount &cash);
    void clear();
    bool isEmpty() const;
    // nullopt when a line cannot be read or the sum is too large.
    std::optional<Money> total() const;
    bool matches() const;
    void setReadOnly(bool readOnly);
    QWidget *firstField() const;

Q_SIGNALS:
    void countChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Line {
        qint64 face = 0;
        QLineEdit *edit = nullptr;
        QLabel *sum = nullptr;
    };
    void build();
    void addLine(qint64 face, int row, int column);
    std::optional<qint64> countOf(const Line &line) const;
    void refresh();
    void showDifference(const std::optional<Money> &sum);

    Currency m_currency;
    std::optional<Money> m_expected;
    QList<Line> m_lines;
    QGridLayout *m_grid;
    QWidget *m_fields = nullptr;
    QHBoxLayout *m_header;
    QLabel *m_heading;
    QLabel *m_counted;
    StatusChip *m_chip;
    bool m_readOnly = false;
};

} // namespace guichet::ui
