// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/figures.h"
#include "services/stats/drilldown.h"
#include "services/stats/figures.h"

namespace guichet::http {
namespace {

template <class Request>
Outcome<StatsQuery> queryOf(const Context &context, const Request &request, StatsGrain grain)
{
    StatsQuery query{grain, request.from, request.to, request.account, {}, context.bank.settings.currency};
    if (!request.kind.isEmpty()) {
        const auto kind = enumFromName<EntryKind>(request.kind);
        if (!kind)
            return refuse(Refusal::InvalidValue, "kind");
        query.kinds.append(*kind);
    }
    return query;
}

auto figuresBy(StatsGrain grain)
{
    return [grain](Context &context, const wire::FiguresRequest &request) -> Outcome<wire::FigureList> {
        const Outcome<StatsQuery> query = queryOf(context, request, grain);
        if (!query)
            return tl::unexpected(query.error());
        const auto rows = stats::figures(context.connection, *query);
        if (!rows)
            return tl::unexpected(rows.error());
        return wire::FigureList{*rows};
    };
}

Outcome<wire::FigureEntryPage> entries(Context &context, const wire::FigureEntriesRequest &request)
{
    const Outcome<StatsQuery> query = queryOf(context, request, StatsGrain::Day);
    if (!query)
        return tl::unexpected(query.error());
    const auto page = stats::entries(context.connection, context.bank.users, *query, request.direction,
                                     {request.cursor, rowsOf(request.limit)});
    if (!page)
        return tl::unexpected(page.error());
    return wire::FigureEntryPage{page->items, page->nextCursor};
}

Outcome<BankOverview> overview(Context &context, const wire::Nothing &)
{
    BankOverview view = stats::overview(context.connection, context.bank.settings.currency);
    const auto waiting = context.bank.reviews.waiting(context.connection);
    view.idsWaiting = waiting.count;
    view.oldestIdMicros = waiting.oldestMicros;
    return view;
}

} // namespace

void registerFigureRoutes(Router &router)
{
    router.read(wire::dailyFigures, figuresBy(StatsGrain::Day));
    router.read(wire::weeklyFigures, figuresBy(StatsGrain::Week));
    router.read(wire::monthlyFigures, figuresBy(StatsGrain::Month));
    router.read(wire::figureEntries, entries);
    router.read(wire::overview, overview);
}

} // namespace guichet::http
