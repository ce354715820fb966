// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/interestterms.h"

#include <optional>

namespace guichet::interest {

// Interest is counted exactly, in whole numbers: nothing is rounded but the amount that is posted. Any thread.

__extension__ typedef __int128 Exact;

/// The least number of parts that a year of 365, of 366 and of 360 days divides without rest.
inline constexpr qint64 partsAYear = 1'603'080;
/// One minor unit: a year's parts, times the millionths of the rate.
inline constexpr Exact oneMinorUnit = Exact(partsAYear) * 1'000'000;

/// What one day adds on this balance. Balances below zero bear nothing.
[[nodiscard]] Exact dayShare(qint64 minorUnits, qint64 partsPerMillion, accounts::DayCount dayCount, QDate day);

/// An exact amount as whole minor units, and what is left: exact = minorUnits * oneMinorUnit + rest. The rest is below
/// zero where the amount was rounded up.
struct Rounded {
    qint64 minorUnits = 0;
    Exact rest = 0;
};
/// For amounts from zero on, and the little below zero that a carried rest may be (which gives nothing to post).
[[nodiscard]] Rounded rounded(Exact exact, accounts::Rounding rounding);

/// As decimal digits, for PostgreSQL's numeric.
[[nodiscard]] QString exactText(Exact exact);
/// nullopt: not a whole number of at most 38 digits.
[[nodiscard]] std::optional<Exact> exactFromText(QStringView text);

} // namespace guichet::interest
