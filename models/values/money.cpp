// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/money.h"

#include <QtCore/QStringList>

namespace guichet {
namespace {

constexpr QChar leftToRightIsolate(0x2066);
constexpr QChar popIsolate(0x2069);
constexpr QChar leftToRightMark(0x200E);
constexpr QChar noBreakSpace(0x00A0);
constexpr QChar narrowNoBreakSpace(0x202F);
constexpr QChar minusSign(0x2212);

bool isDirectionMark(QChar c)
{
    return c == leftToRightIsolate || c == popIsolate || c == leftToRightMark;
}

bool isGroupSpace(QChar c)
{
    return c == u' ' || c == noBreakSpace || c == narrowNoBreakSpace;
}

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool allDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isAsciiDigit);
}

// The digits of "1 250" or "1250"; nullopt where groups aren't one to three digits and then threes.
std::optional<QString> ungrouped(const QString &text, QChar group)
{
    const QStringList groups = text.split(group);
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const QString &digits = groups.at(i);
        const bool rightSize
            = groups.size() == 1 || digits.size() == 3 || (i == 0 && digits.size() < 3);
        if (!allDigits(digits) || !rightSize)
            return std::nullopt;
    }
    if (groups.size() > 1 && groups.first().startsWith(u'0'))
        return std::nullopt;
    return groups.join(QString());
}

std::optional<Money> fromDigits(const QString &whole, const QString &decimals, Currency currency)
{
    if (decimals.size() > currency.minorDigits())
        return std::nullopt;
    const QString digits = whole + decimals.leftJustified(currency.minorDigits(), u'0');
    qint64 result = 0;
    for (const QChar c : digits) {
        const auto tenfold = multiplyChecked(result, 10);
        const auto next = tenfold ? addChecked(*tenfold, c.unicode() - u'0') : std::nullopt;
        if (!next)
            return std::nullopt;
        result = *next;
    }
    return Money{result, currency};
}

// One separator, once: a decimal one, unless its three digits could as well be a group of
// thousands.
std::optional<Money> withOneSeparator(const QString &text, QChar separator, Currency currency)
{
    const bool spaced = text.contains(u' ');
    const QString whole = text.section(separator, 0, 0);
    const QString decimals = text.section(separator, 1, 1);
    if (!allDigits(decimals))
        return std::nullopt;
    const bool couldBeGroup
        = !spaced && decimals.size() == 3 && whole.size() <= 3 && !whole.startsWith(u'0');
    if (couldBeGroup && separator == u',') {
        // Our own decimal separator is '.': "1,234" is a thousand yen, but a riddle in dinars with
        // three decimals.
        if (currency.minorDigits() != 0 || !allDigits(whole))
            return std::nullopt;
        return fromDigits(whole + decimals, QString(), currency);
    }
    const auto digits = ungrouped(whole, u' ');
    return digits ? fromDigits(*digits, decimals, currency) : std::nullopt;
}

} // namespace

std::optional<qint64> addChecked(qint64 a, qint64 b)
{
    qint64 result = 0;
    if (__builtin_add_overflow(a, b, &result))
        return std::nullopt;
    return result;
}

std::optional<qint64> multiplyChecked(qint64 a, qint64 b)
{
    qint64 result = 0;
    if (__builtin_mul_overflow(a, b, &result))
        return std::nullopt;
    return result;
}

std::optional<Money> add(const Money &a, const Money &b)
{
    const auto sum = addChecked(a.minorUnits, b.minorUnits);
    if (!sum || a.currency != b.currency)
        return std::nullopt;
    return Money{*sum, a.currency};
}

std::optional<Money> subtract(const Money &a, const Money &b)
{
    qint64 result = 0;
    if (a.currency != b.currency || __builtin_sub_overflow(a.minorUnits, b.minorUnits, &result))
        return std::nullopt;
    return Money{result, a.currency};
}

QString formatMoney(const Money &money, MoneyStyle style)
{
    // The magnitude in unsigned arithmetic: the lowest qint64 has no positive twin.
    const bool negative = money.minorUnits < 0;
    const quint64 magnitude = negative ? 0 - quint64(money.minorUnits) : quint64(money.minorUnits);
    const auto perMajor = quint64(money.currency.minorPerMajor());
    QString text = QString::number(magnitude / perMajor);
    const bool grouped = style != MoneyStyle::Plain;
    if (grouped) {
        for (qsizetype i = text.size() - 3; i > 0; i -= 3)
            text.insert(i, narrowNoBreakSpace);
    }
    if (const int digits = money.currency.minorDigits(); digits > 0)
        text += u'.' + QString::number(magnitude % perMajor).rightJustified(digits, u'0');
    if (negative)
        text.prepend(grouped ? minusSign : QChar(u'-'));
    if (style == MoneyStyle::GroupedWithCode && !money.currency.isNull())
        text.prepend(money.currency.code() + noBreakSpace);
    return grouped ? leftToRightIsolate + text + popIsolate : text;
}

QString stripMoneyMarks(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool betweenDigits = !result.isEmpty() && isAsciiDigit(result.back())
            && i + 1 < text.size() && isAsciiDigit(text.at(i + 1));
        if (isDirectionMark(c) || (isGroupSpace(c) && betweenDigits))
            continue;
        result += c == minusSign ? QChar(u'-') : c == noBreakSpace ? QChar(u' ') : c;
    }
    return result;
}

std::optional<Money> parseMoney(QStringView typed, Currency currency)
{
    QString text;
    for (const QChar c : typed) {
        if (!isDirectionMark(c))
            text += isGroupSpace(c) ? QChar(u' ') : c;
    }
    text = text.trimmed();
    const auto dots = text.count(u'.');
    const auto commas = text.count(u',');
    if (currency.isNull())
        return std::nullopt;
    if (dots == 0 && commas == 0) {
        const auto digits = ungrouped(text, u' ');
        return digits ? fromDigits(*digits, QString(), currency) : std::nullopt;
    }
    if (dots == 0 || commas == 0) {
        const QChar separator = dots > 0 ? u'.' : u',';
        if (dots + commas == 1)
            return withOneSeparator(text, separator, currency);
        const auto digits = ungrouped(text, separator);
        return digits ? fromDigits(*digits, QString(), currency) : std::nullopt;
    }
    // Both: the one that comes last is the decimal separator, and comes once.
    const QChar decimal = text.lastIndexOf(u'.') > text.lastIndexOf(u',') ? u'.' : u',';
    const QChar group = decimal == u'.' ? u',' : u'.';
    if (text.count(decimal) != 1)
        return std::nullopt;
    const auto digits = ungrouped(text.section(decimal, 0, 0), group);
    const QString decimals = text.section(decimal, 1, 1);
    return digits && allDigits(decimals) ? fromDigits(*digits, decimals, currency) : std::nullopt;
}

} // namespace guichet
