// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/money.h"

#include <QtCore/QList>

namespace guichet {

/// So many notes (or coins) of one face value. Face in minor units; a face of 1 minor unit holds loose coins counted by
/// their sum.
struct CashLine {
    qint64 faceMinorUnits = 0;
    qint64 count = 0;

    friend bool operator==(const CashLine &, const CashLine &) = default;
};
using CashCount = QList<CashLine>;

inline constexpr qint64 looseCoins = 1;

/// Notes of a currency, largest first, then `looseCoins`. Unknown currencies have only the latter.
QList<qint64> faceValues(Currency currency);
/// Sum in minor units; nullopt on overflow, a negative count, a face that isn't the currency's, or a face named twice.
std::optional<qint64> totalOf(const CashCount &cash, Currency currency);

} // namespace guichet
