// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/define.h"
#include "models/wire/describedvalues.h"
#include "models/wire/figures.h"

namespace guichet::wire {
namespace {

constexpr Access managers{{Role::Manager}};

} // namespace

GUICHET_FIELDS(FiguresRequest,
               field("from", &S::from, "First date").query(),
               field("to", &S::to, "Last date").query(),
               field("account_id", &S::account, "One account; none: bank-wide").query(),
               field("kind", &S::kind, "One kind of entry; none: all").query())
GUICHET_FIELDS(FigureList, field("items", &S::items, "Oldest first"))
GUICHET_FIELDS(FigureEntriesRequest,
               field("from", &S::from, "First date").query(),
               field("to", &S::to, "Last date").query(),
               field("account_id", &S::account, "One account; none: bank-wide").query(),
               field("kind", &S::kind, "One kind of entry; none: all").query(),
               field("direction", &S::direction, "in, out or both").query(),
               field("cursor", &S::cursor, "Where to go on").query(),
               field("limit", &S::limit, "Rows at most").query())
GUICHET_FIELDS(FigureEntryPage,
               field("items", &S::items, "Newest first"),
               field("next_cursor", &S::nextCursor, "Missing on the last page").optional())

constinit const Endpoint<FiguresRequest, FigureList> dailyFigures = define<FiguresRequest, FigureList>(
    "dailyFigures", Method::Get, "stats/daily", managers, Keyed::No, "Figures by business date");
constinit const Endpoint<FiguresRequest, FigureList> weeklyFigures = define<FiguresRequest, FigureList>(
    "weeklyFigures", Method::Get, "stats/weekly", managers, Keyed::No, "Figures by ISO week");
constinit const Endpoint<FiguresRequest, FigureList> monthlyFigures = define<FiguresRequest, FigureList>(
    "monthlyFigures", Method::Get, "stats/monthly", managers, Keyed::No, "Figures by month");
constinit const Endpoint<FigureEntriesRequest, FigureEntryPage> figureEntries =
    define<FigureEntriesRequest, FigureEntryPage>("figureEntries", Method::Get, "stats/entries", managers,
                                                  Keyed::No, "The postings behind a figure");
constinit const Endpoint<Nothing, BankOverview> overview = define<Nothing, BankOverview>(
    "overview", Method::Get, "stats/overview", managers, Keyed::No, "The bank at a glance");

} // namespace guichet::wire
