// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/denominations.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace guichet {
namespace {

struct Notes {
    char code[4];
    std::initializer_list<qint64> majorUnits;
};

// Notes that are legal tender, in major units, largest first.
const Notes notes[] = {
    {"CHF", {1000, 200, 100, 50, 20, 10}},
    {"EUR", {500, 200, 100, 50, 20, 10, 5}},
    {"GBP", {50, 20, 10, 5}},
    {"JPY", {10000, 5000, 2000, 1000}},
    {"USD", {100, 50, 20, 10, 5, 2, 1}},
};

} // namespace

QList<qint64> faceValues(Currency currency)
{
    QList<qint64> result;
    for (const Notes &row : notes) {
        if (currency.code() != QLatin1StringView(row.code))
            continue;
        for (const qint64 face : row.majorUnits)
            result += face * currency.minorPerMajor();
    }
    result += looseCoins;
    return result;
}

std::optional<qint64> totalOf(const CashCount &cash, Currency currency)
{
    if (cash.isEmpty())
        return 0;
    const QList<qint64> faces = faceValues(currency);
    QSet<qint64> seen;
    qint64 total = 0;
    for (const CashLine &line : cash) {
        if (line.count < 0 || !faces.contains(line.faceMinorUnits)
            || seen.contains(line.faceMinorUnits))
            return std::nullopt;
        seen.insert(line.faceMinorUnits);
        const auto worth = multiplyChecked(line.faceMinorUnits, line.count);
        const auto next = worth ? addChecked(total, *worth) : std::nullopt;
        if (!next)
            return std::nullopt;
        total = *next;
    }
    return total;
}

} // namespace guichet
