// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/figures.h"

#include "services/store/arrays.h"
#include "services/tills/tills.h"

namespace guichet::stats {

using store::Connection;
using store::Row;

Outcome<StatsQuery> wholePeriods(const StatsQuery &query)
{
    if (query.currency.isNull())
        return refuse(Refusal::InvalidValue, "currency");
    if (!query.from.isValid())
        return refuse(Refusal::InvalidValue, "from");
    if (!query.to.isValid() || query.to < query.from || query.from.daysTo(query.to) > longestSpanDays)
        return refuse(Refusal::InvalidValue, "to");
    StatsQuery whole = query;
    whole.from = firstDayOf(query.from, query.grain);
    whole.to = lastDayOf(query.to, query.grain);
    return whole;
}

static const char *statementFor(StatsGrain grain)
{
    switch (grain) {
    case StatsGrain::Day:
        return "stats/figures_by_day";
    case StatsGrain::Week:
        return "stats/figures_by_week";
    case StatsGrain::Month:
        return "stats/figures_by_month";
    }
    Q_UNREACHABLE();
}

Outcome<QList<StatsRow>> figures(Connection &connection, const StatsQuery &query)
{
    const auto whole = wholePeriods(query);
    if (!whole)
        return tl::unexpected(whole.error());
    QList<QString> kinds;
    for (const EntryKind kind : whole->kinds)
        kinds.append(enumName(kind));
    QList<StatsRow> rows;
    for (const Row &row : connection.run(statementFor(whole->grain), {{":account", whole->account},
                                                                      {":currency", whole->currency.code()},
                                                                      {":from", whole->from},
                                                                      {":to", whole->to},
                                                                      {":kinds", store::arrayOfText(kinds)}})) {
        rows.append({row.date("period"), whole->currency, row.int64("count_in"), row.int64("sum_in"),
                     row.int64("count_out"), row.int64("sum_out"), row.int64("opening"), row.int64("closing")});
    }
    return rows;
}

BankOverview overview(Connection &connection, Currency currency)
{
    BankOverview overview;
    overview.currency = currency;
    auto held = connection.run("stats/held", {{":currency", currency.code()}});
    if (const auto row = held.first())
        overview.depositsHeld = row->int64("closing");
    for (const TillPosition &till : tills::positions(connection, currency)) {
        overview.cashInTills += till.balance.minorUnits;
        ++overview.tillsOpen;
    }
    auto progress = connection.run("stats/progress");
    const Row row = progress.only();
    overview.unbalancedEntries = row.int64("unbalanced");
    overview.asOfMicros = row.int64("as_of");
    return overview;
}

} // namespace guichet::stats
