// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/currency.h"

#include <optional>

namespace guichet {

/// An amount: minor units of a currency (cents of EUR). Never floating point.
struct Money {
    qint64 minorUnits = 0;
    Currency currency;

    friend bool operator==(const Money &, const Money &) = default;
};

/// nullopt on overflow or different currencies.
std::optional<Money> add(const Money &a, const Money &b);
std::optional<Money> subtract(const Money &a, const Money &b);

/// nullopt on overflow.
std::optional<qint64> addChecked(qint64 a, qint64 b);
std::optional<qint64> multiplyChecked(qint64 a, qint64 b);

/// How an amount is written for people. `Plain` is for files and tests: "-4111.11".
enum class MoneyStyle { Plain, Grouped, GroupedWithCode };

/// Grouped: U+202F between thousands, U+2212 for minus, wrapped in LRI…PDI so that right-to-left text keeps it whole.
QString formatMoney(const Money &money, MoneyStyle style = MoneyStyle::Grouped);
/// Takes the marks of formatMoney away again (copying, CSV): "−4 111.11" gives "-4111.11".
QString stripMoneyMarks(const QString &text);

/// Reads what a person typed: digits, one decimal separator ('.' or ','), groups by space, U+202F, or by the separator
/// that is not the decimal one. Refuses (nullopt) signs, too many decimals, ambiguity ("1.234" in EUR) and overflow.
std::optional<Money> parseMoney(QStringView text, Currency currency);

} // namespace guichet
