// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samplefigures.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace guichet::testing {

namespace {

constexpr qint64 heldAtFirst = 341'616'560;

int numberOf(QDate day)
{
    return static_cast<int>(QDate(2024, 12, 1).daysTo(day));
}

qint64 depositsOf(QDate day)
{
    static constexpr qint64 byWeekday[] = {52'61'000, 47'02'500, 37'92'000, 34'08'000, 50'77'000, 18'31'000};
    return byWeekday[day.dayOfWeek() - 1] + (numberOf(day) * 7919 % 97) * 10'35;
}

qint64 withdrawalsOf(QDate day)
{
    static constexpr qint64 byWeekday[] = {34'10'000, 28'41'000, 16'95'000, 12'28'000, 30'50'000, 25'66'000};
    return byWeekday[day.dayOfWeek() - 1] + (numberOf(day) * 6007 % 89) * 9'15;
}

qint64 closingOf(QDate day)
{
    qint64 closing = heldAtFirst;
    for (QDate past(2024, 12, 1); past <= day; past = past.addDays(1)) {
        if (past.dayOfWeek() != Qt::Sunday)
            closing += depositsOf(past) - withdrawalsOf(past);
    }
    return closing;
}

QUrlQuery queryOf(const ScriptedServer::Request &request)
{
    return QUrlQuery(QUrl::fromEncoded(request.target));
}

QDate dateOf(const QUrlQuery &query, const QString &name)
{
    return QDate::fromString(query.queryItemValue(name), Qt::ISODate);
}

// As the bank does: whole periods, and a row only where something moved.
wire::FigureList figuresFor(const ScriptedServer::Request &request, const std::function<QDate(QDate)> &periodOf)
{
    const QUrlQuery query = queryOf(request);
    wire::FigureList list;
    const QDate last = periodOf(dateOf(query, u"to"_s));
    for (QDate day = periodOf(dateOf(query, u"from"_s)); day <= QDate(2025, 3, 14) && periodOf(day) <= last;
         day = day.addDays(1)) {
        const auto row = figuresOf(day, query.queryItemValue(u"kind"_s));
        if (!row)
            continue;
        if (list.items.isEmpty() || list.items.last().periodStart != periodOf(day)) {
            list.items.append(*row);
            list.items.last().periodStart = periodOf(day);
            continue;
        }
        StatsRow &sum = list.items.last();
        sum.countIn += row->countIn;
        sum.sumIn += row->sumIn;
        sum.countOut += row->countOut;
        sum.sumOut += row->sumOut;
        sum.closing = row->closing;
    }
    return list;
}

wire::FigureEntryPage pageFor(const ScriptedServer::Request &request, int pageRows)
{
    const QUrlQuery query = queryOf(request);
    const bool isOut = query.queryItemValue(u"direction"_s) == u"out"_s;
    QList<StatsEntry> all;
    for (QDate day = dateOf(query, u"to"_s); day >= dateOf(query, u"from"_s); day = day.addDays(-1))
        all += entriesOf(day, isOut ? FlowDirection::Out : FlowDirection::In);
    const qsizetype from = query.queryItemValue(u"cursor"_s).toInt();
    const qsizetype to = std::min<qsizetype>(from + pageRows, all.size());
    return {all.mid(from, to - from), to < all.size() ? QString::number(to) : QString()};
}

} // namespace

std::optional<StatsRow> figuresOf(QDate day, const QString &kind)
{
    if (day.dayOfWeek() == Qt::Sunday || day < QDate(2024, 12, 1))
        return std::nullopt;
    StatsRow row{day, Currency::euro()};
    row.closing = closingOf(day);
    row.opening = row.closing - depositsOf(day) + withdrawalsOf(day);
    if (kind != u"withdrawal"_s) {
        row.countIn = 30 + numberOf(day) % 20;
        row.sumIn = depositsOf(day);
    }
    if (kind != u"deposit"_s) {
        row.countOut = 20 + numberOf(day) % 15;
        row.sumOut = withdrawalsOf(day);
    }
    return row;
}

QList<StatsEntry> entriesOf(QDate day, FlowDirection direction)
{
    static const QStringList names = {u"Amélie Fontaine-Nguyễn"_s, u"Karim al-Khatib"_s, u"王小明"_s,
                                      u"Delphine Fontaine"_s, u"Maximiliana von und zu Hohenstaufen-Rosenkreutz"_s};
    const auto figure = figuresOf(day, {});
    QList<StatsEntry> entries;
    if (!figure)
        return entries;
    const bool isOut = direction == FlowDirection::Out;
    const qint64 count = isOut ? figure->countOut : figure->countIn;
    qint64 left = isOut ? figure->sumOut : figure->sumIn;
    for (qint64 number = 0; number < count; ++number) {
        const qint64 amount = number + 1 == count ? left : left / (count - number) + number * 35;
        left -= amount;
        StatsEntry entry;
        entry.entry = EntryId{numberOf(day) * 1000 + number + 1};
        entry.kind = isOut ? EntryKind::Withdrawal : EntryKind::Deposit;
        entry.businessDate = day;
        entry.postedAtMicros = 1'741'945'320'000'000;
        entry.account = SampleBank::current;
        entry.accountNumber = u"FR7630006000011234567890189"_s;
        entry.customerName = names[number % names.size()];
        entry.amount = SampleBank::euro(isOut ? -amount : amount);
        entries.append(entry);
    }
    return entries;
}

BankOverview sampleOverview()
{
    const qint64 now = 1'741'945'320'000'000;
    return {Currency::euro(), 482'164'250, 6'124'000, 3, 12, now - 50 * 3600 * microsPerSecond, 0,
            now - 120 * microsPerSecond};
}

void giveFigures(SampleBank &bank, int pageRows)
{
    bank.server.give(wire::overview, sampleOverview());
    bank.server.giveBy(wire::dailyFigures.info, [](const ScriptedServer::Request &request) {
        return ScriptedServer::reply(wire::dailyFigures, figuresFor(request, [](QDate day) { return day; }));
    });
    bank.server.giveBy(wire::weeklyFigures.info, [](const ScriptedServer::Request &request) {
        return ScriptedServer::reply(wire::weeklyFigures, figuresFor(request, [](QDate day) {
                                         return day.addDays(1 - day.dayOfWeek());
                                     }));
    });
    bank.server.giveBy(wire::monthlyFigures.info, [](const ScriptedServer::Request &request) {
        return ScriptedServer::reply(wire::monthlyFigures, figuresFor(request, [](QDate day) {
                                         return QDate(day.year(), day.month(), 1);
                                     }));
    });
    bank.server.giveBy(wire::figureEntries.info, [pageRows](const ScriptedServer::Request &request) {
        return ScriptedServer::reply(wire::figureEntries, pageFor(request, pageRows));
    });
}

void giveNoFigures(SampleBank &bank)
{
    BankOverview overview;
    overview.currency = Currency::euro();
    bank.server.give(wire::overview, overview);
    bank.server.give(wire::dailyFigures, {});
    bank.server.give(wire::weeklyFigures, {});
    bank.server.give(wire::monthlyFigures, {});
}

} // namespace guichet::testing
