// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/business.h"

namespace guichet::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int weekdayPercent = 38; ///< operations on a week-day, as a share of the customers
constexpr int saturdayPercent = 15;
constexpr int sundayPercent = 4;
constexpr int fineDays = 3;
constexpr int firstClientADay = 60; ///< percent

const QStringList references{u"Rent share"_s, u"Dinner"_s,      u"Loyer"_s,          u"Danke!"_s,
                             u"Invoice 2041"_s, u"Cadeau Noé"_s, u"Vacaciones"_s,     u"Concert tickets"_s,
                             u"Cotisation"_s,   u"Prąd i gaz"_s, u"Piano lessons"_s,  u""_s};
const QStringList takings{u"Market takings"_s, u"Shop takings"_s, u""_s, u""_s, u""_s, u""_s};

bool isWeekend(QDate date)
{
    return date.dayOfWeek() >= Qt::Saturday;
}

QDate lastWeekday(QDate month)
{
    QDate date(month.year(), month.month(), month.daysInMonth());
    while (isWeekend(date))
        date = date.addDays(-1);
    return date;
}

Client &pickClient(World &world)
{
    Random &random = world.random;
    Client &client = world.clients[random.below(world.clients.size())];
    // The active ones come twice as often: the others send somebody else every second time.
    return client.isActive || random.chance(50) ? client : world.clients[random.below(world.clients.size())];
}

AccountId dailyAccount(World &world, const Client &client)
{
    return client.joint.isNull() || world.random.chance(70) ? client.checking : client.joint;
}

void doTransfer(World &world, Bookkeeping &books, const Client &client, bool counterOpen)
{
    Random &random = world.random;
    const bool atCounter = counterOpen && random.chance(45);
    const AccountId from = dailyAccount(world, client);
    if (!client.savings.isNull() && random.chance(35)) {
        books.transfer(client, from, client.savings, random.between(2, 40) * 1'000, u"Savings"_s, atCounter);
        return;
    }
    const Client &payee = pickClient(world);
    books.transfer(client, from, payee.checking, random.between(500, 42'000), random.pick(references), atCounter);
}

void doOperation(World &world, Bookkeeping &books, const Client &client, bool counterOpen)
{
    Random &random = world.random;
    const qint64 throwOf = counterOpen ? random.below(100) : 99;
    if (throwOf < 34) {
        const qint64 amount = random.chance(4) ? random.between(10, 45) * 10'000 : random.between(4, 120) * 500;
        const qint64 coins = random.chance(25) ? random.below(500) : 0;
        books.deposit(client, dailyAccount(world, client), amount + coins, random.pick(takings));
    } else if (throwOf < 64) {
        books.withdraw(client, dailyAccount(world, client), random.between(2, 40) * 1'000);
    } else {
        doTransfer(world, books, client, counterOpen);
    }
}

int stretchCount(const World &world, QDate date)
{
    if (isWeekend(date))
        return 2;
    return date.daysTo(world.today()) < fineDays ? 24 : 4;
}

} // namespace

QList<Stretch> stretchesOf(const World &world, QDate date)
{
    const bool isSunday = date.dayOfWeek() == Qt::Sunday;
    const bool isSaturday = date.dayOfWeek() == Qt::Saturday;
    const int percent = isSunday ? sundayPercent : isSaturday ? saturdayPercent : weekdayPercent;
    const int count = stretchCount(world, date);
    const int operations = world.plan.customers * percent / 100;
    const qint64 opens = world.at(date, QTime(9, 0));
    const qint64 closes = world.at(date, isSaturday ? QTime(13, 0) : QTime(17, 0));
    QList<Stretch> stretches;
    for (int i = 0; i < count; ++i) {
        const int share = operations * (i + 1) / count - operations * i / count;
        stretches.append({opens + (closes - opens) / count * i, share, !isSunday, firstClientADay / count});
    }
    return stretches;
}

void doBusiness(World &world, Bookkeeping &books, const Stretch &stretch)
{
    // The customer of the pictures has a history worth a look, and all of today's limits.
    const Client &first = world.clients.first();
    const bool isToday = world.bank.calendar.dateAt(stretch.startMicros) == world.today();
    for (int i = 0; i < stretch.operations; ++i) {
        const Client &client = pickClient(world);
        if (!isToday || client.id != first.id)
            doOperation(world, books, client, stretch.counterOpen);
    }
    if (!isToday && world.random.chance(stretch.firstClientPercent))
        doOperation(world, books, first, stretch.counterOpen);
}

void doMonthly(World &world, Bookkeeping &books, QDate date, AccountId settlement)
{
    if (date == lastWeekday(date)) {
        for (const Client &client : std::as_const(world.clients)) {
            if (client.salary > 0)
                books.credit(settlement, client.checking, EntryKind::Transfer, client.salary,
                             u"Salary · "_s + client.employer);
        }
    }
    if (date.day() == 2) {
        for (qsizetype i = 0; i < world.clients.size(); i += 9) {
            const Client &landlord = world.clients[(i + 4) % world.clients.size()];
            books.transfer(world.clients[i], world.clients[i].checking, landlord.checking,
                           (450 + i % 37 * 10) * 100, u"Rent"_s, false);
        }
    }
}

} // namespace guichet::demo
