// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/statsperiod.h"

#include <QList>

namespace guichet::ui {

/// What a manager looks at: the periods of one grain that hold `from` to `to`, whole.
struct FigureSpan {
    StatsGrain grain = StatsGrain::Day;
    QDate from;
    QDate to; ///< included

    friend bool operator==(const FigureSpan &, const FigureSpan &) = default;
};

/// No more periods than this at once: a chart with more bars can't be read, and takes too long to lay out.
inline constexpr int mostPeriods = 92;

/// The first days of all periods of the span, oldest first.
QList<QDate> periodsOf(const FigureSpan &span);
int periodCount(const FigureSpan &span);
/// The finest grain, from the wanted one on, with no more than mostPeriods; nullopt when months are too many as well.
std::optional<StatsGrain> grainThatFits(StatsGrain wanted, QDate from, QDate to);

/// "14 Mar 2025", "Week 11, 10 Mar – 16 Mar 2025", "March 2025".
QString periodTitle(QDate firstDay, StatsGrain grain);
/// Below a bar: "14 Mar", "10 Mar", "Mar 25".
QString periodLabel(QDate firstDay, StatsGrain grain);
/// "16 Feb 2025 – 14 Mar 2025".
QString spanTitle(const FigureSpan &span);

/// One row a period, also where nothing moved: `in` of deposits, `out` of withdrawals, opening and closing of all kinds
/// together. Empty when nothing moved in the whole span.
QList<StatsRow> mergedFigures(const FigureSpan &span, Currency currency, const QList<StatsRow> &all,
                              const QList<StatsRow> &deposits, const QList<StatsRow> &withdrawals);

} // namespace guichet::ui
