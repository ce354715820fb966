// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/figureperiods.h"

#include "models/items/cell.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(guichet::ui::FigurePeriods)
};

QHash<QDate, StatsRow> byPeriod(const QList<StatsRow> &rows)
{
    QHash<QDate, StatsRow> found;
    for (const StatsRow &row : rows)
        found.insert(row.periodStart, row);
    return found;
}

QString dayAndMonth(QDate date)
{
    return QLocale().toString(date, u"d MMM"_s);
}

} // namespace

QList<QDate> periodsOf(const FigureSpan &span)
{
    QList<QDate> periods;
    for (QDate day = firstDayOf(span.from, span.grain); day.isValid() && day <= span.to;
         day = lastDayOf(day, span.grain).addDays(1))
        periods.append(day);
    return periods;
}

int periodCount(const FigureSpan &span)
{
    const QDate first = firstDayOf(span.from, span.grain);
    const QDate last = firstDayOf(span.to, span.grain);
    switch (span.grain) {
    case StatsGrain::Day:
        return static_cast<int>(first.daysTo(last)) + 1;
    case StatsGrain::Week:
        return static_cast<int>(first.daysTo(last) / 7) + 1;
    case StatsGrain::Month:
        return (last.year() - first.year()) * 12 + last.month() - first.month() + 1;
    }
    Q_UNREACHABLE();
}

std::optional<StatsGrain> grainThatFits(StatsGrain wanted, QDate from, QDate to)
{
    for (const StatsGrain grain : {StatsGrain::Day, StatsGrain::Week, StatsGrain::Month}) {
        if (grain >= wanted && periodCount({grain, from, to}) <= mostPeriods)
            return grain;
    }
    return std::nullopt;
}

QString periodTitle(QDate firstDay, StatsGrain grain)
{
    switch (grain) {
    case StatsGrain::Day:
        return dateText(firstDay);
    case StatsGrain::Week:
        return Words::tr("Week %1, %2 – %3")
            .arg(firstDay.weekNumber())
            .arg(dayAndMonth(firstDay), dateText(lastDayOf(firstDay, grain)));
    case StatsGrain::Month:
        return QLocale().toString(firstDay, u"MMMM yyyy"_s);
    }
    Q_UNREACHABLE();
}

QString periodLabel(QDate firstDay, StatsGrain grain)
{
    return grain == StatsGrain::Month ? QLocale().toString(firstDay, u"MMM yy"_s) : dayAndMonth(firstDay);
}

QString spanTitle(const FigureSpan &span)
{
    const QDate first = firstDayOf(span.from, span.grain);
    const QDate last = lastDayOf(span.to, span.grain);
    return first == last ? dateText(first) : u"%1 – %2"_s.arg(dateText(first), dateText(last));
}

QList<StatsRow> mergedFigures(const FigureSpan &span, Currency currency, const QList<StatsRow> &all,
                              const QList<StatsRow> &deposits, const QList<StatsRow> &withdrawals)
{
    if (all.isEmpty())
        return {};
    const auto balances = byPeriod(all);
    const auto in = byPeriod(deposits);
    const auto out = byPeriod(withdrawals);
    QList<StatsRow> rows;
    qint64 balance = all.first().opening; // nothing moved before the first period that has a row
    for (const QDate period : periodsOf(span)) {
        const StatsRow deposit = in.value(period);
        const StatsRow withdrawal = out.value(period);
        StatsRow row{period, currency, deposit.countIn, deposit.sumIn, withdrawal.countOut, withdrawal.sumOut,
                     balance, balance};
        if (const auto moved = balances.constFind(period); moved != balances.cend()) {
            row.opening = moved->opening;
            row.closing = balance = moved->closing;
        }
        rows.append(row);
    }
    return rows;
}

} // namespace guichet::ui
