// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interest/exact.h"

#include <limits>

namespace guichet::interest {

static constexpr int mostDigits = 38; ///< 10^38 is below 2^127

static qint64 partsOf(QDate day, accounts::DayCount dayCount)
{
    switch (dayCount) {
    case accounts::DayCount::Actual365Fixed:
        return partsAYear / 365;
    case accounts::DayCount::Actual360:
        return partsAYear / 360;
    case accounts::DayCount::ActualActual:
        return partsAYear / (QDate::isLeapYear(day.year()) ? 366 : 365);
    }
    Q_UNREACHABLE();
}

static_assert(partsAYear % 365 == 0 && partsAYear % 366 == 0 && partsAYear % 360 == 0);

Exact dayShare(qint64 minorUnits, qint64 partsPerMillion, accounts::DayCount dayCount, QDate day)
{
    if (minorUnits <= 0)
        return 0;
    return Exact(minorUnits) * partsPerMillion * partsOf(day, dayCount);
}

static bool roundsUp(Exact whole, Exact rest, accounts::Rounding rounding)
{
    const Exact twice = 2 * rest;
    switch (rounding) {
    case accounts::Rounding::HalfEven:
        return twice > oneMinorUnit || (twice == oneMinorUnit && whole % 2 != 0);
    case accounts::Rounding::HalfUp:
        return twice >= oneMinorUnit;
    case accounts::Rounding::Down:
        return false;
    }
    Q_UNREACHABLE();
}

Rounded rounded(Exact exact, accounts::Rounding rounding)
{
    if (exact <= 0)
        return {0, exact};
    Exact whole = exact / oneMinorUnit;
    if (roundsUp(whole, exact - whole * oneMinorUnit, rounding))
        ++whole;
    if (whole > std::numeric_limits<qint64>::max())
        qFatal("interest: more than an account can hold");
    return {qint64(whole), exact - whole * oneMinorUnit};
}

QString exactText(Exact exact)
{
    QString digits;
    Exact left = exact < 0 ? -exact : exact;
    do {
        digits.prepend(QChar(u'0' + char16_t(left % 10)));
        left /= 10;
    } while (left != 0);
    return exact < 0 ? u'-' + digits : digits;
}

std::optional<Exact> exactFromText(QStringView text)
{
    const bool isNegative = text.startsWith(u'-');
    const QStringView digits = isNegative ? text.mid(1) : text;
    if (digits.isEmpty() || digits.size() > mostDigits)
        return std::nullopt;
    Exact exact = 0;
    for (const QChar digit : digits) {
        if (digit < u'0' || digit > u'9')
            return std::nullopt;
        exact = exact * 10 + (digit.unicode() - u'0');
    }
    return isNegative ? -exact : exact;
}

} // namespace guichet::interest
