// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/payout.h"

#include <algorithm>

namespace guichet::ui {

namespace {

/// How many notes of one face are given up at most to make the rest payable: 200 = 50 + 3 × 50 needs three.
constexpr qint64 mostGivenUp = 4;

// Pays `rest` from the lines at `at` and after; true when it came to nothing.
bool pay(const CashCount &lines, qsizetype at, qint64 rest, CashCount &paid)
{
    if (rest == 0)
        return true;
    if (at == lines.size())
        return false;
    const CashLine &line = lines[at];
    const qint64 most = std::min(line.count, rest / line.faceMinorUnits);
    for (qint64 count = most; count >= std::max<qint64>(0, most - mostGivenUp); --count) {
        const qsizetype before = paid.size();
        if (count > 0)
            paid.append({line.faceMinorUnits, count});
        if (pay(lines, at + 1, rest - count * line.faceMinorUnits, paid))
            return true;
        paid.resize(before);
    }
    return false;
}

} // namespace

std::optional<CashCount> suggestPayout(const CashCount &till, const Money &amount)
{
    CashCount lines = till;
    std::sort(lines.begin(), lines.end(),
              [](const CashLine &a, const CashLine &b) { return a.faceMinorUnits > b.faceMinorUnits; });
    CashCount paid;
    if (amount.minorUnits <= 0 || !pay(lines, 0, amount.minorUnits, paid))
        return std::nullopt;
    return paid;
}

} // namespace guichet::ui
