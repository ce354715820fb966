// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/clients.h"

#include "app/demo/identification.h"

namespace guichet::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int clientsATransaction = 20;
constexpr qint64 minute = 60 * microsPerSecond;
constexpr qint64 day = 24 * 60 * minute;
constexpr int daysOfGrowth = 400; ///< before the first day, in which the bank won its customers

const QStringList employers{u"Ateliers Dubois"_s, u"Ville de Lyon"_s,   u"Brasserie du Nord"_s, u"Clinique Saint-Jean"_s,
                            u"Transports Rhône"_s, u"Librairie Colbert"_s, u"Hôtel de la Gare"_s, u"Lycée Ampère"_s};

AccountId openAccount(World &world, store::Transaction &transaction, const QString &product,
                      const QList<UserId> &holders, bool approve = true)
{
    const http::BankServices &bank = world.bank;
    const qint64 now = world.clock.nowMicros();
    const auto opened = must(accounts::openAccount(transaction, bank.users, bank.settings.identity,
                                                   {product, world.currency(), holders},
                                                   world.random.pick(world.staff.tellers).user, now),
                             "opening an account");
    if (approve) {
        must(accounts::decideOpening(transaction, bank.users, opened.summary.id, accounts::OpeningDecision::Approve,
                                     world.staff.supervisor.user, opened.version, now + 5 * minute),
             "approving an account");
    }
    return opened.summary.id;
}

void openAccounts(World &world, store::Transaction &transaction, Client &client, qsizetype index)
{
    Random &random = world.random;
    const bool isFirst = index == 0;
    client.checking = openAccount(world, transaction, u"checking"_s, {client.id});
    if (isFirst || random.chance(35))
        client.savings = openAccount(world, transaction, u"savings"_s, {client.id});
    if (random.chance(8))
        client.investments = openAccount(world, transaction, u"investments"_s, {client.id});
    if (!isFirst && random.chance(5))
        client.joint = openAccount(world, transaction, u"checking"_s, {client.id, world.clients[index - 1].id});
    client.isActive = isFirst || random.chance(20);
    if (isFirst || random.chance(75)) {
        client.salary = random.between(1'450, 3'900) * 100 + random.below(100);
        client.employer = random.pick(employers);
    }
}

Client makeClient(World &world, store::Transaction &transaction, qsizetype index)
{
    Client client;
    client.person = index == 0 ? amelie() : makePerson(world.random, index, world.today());
    const bool confirmed = index == 0 || world.random.chance(80);
    client.id = registerPerson(world, transaction, client.person, confirmed);
    const QDate expires = world.today().addDays(world.random.between(60, 3400));
    world.clock.advance(20 * minute);
    const auto review = handIn(world, transaction, client.id, client.person,
                               {client.person.declared.idNumber, expires, index == 0});
    world.clock.advance(90 * minute);
    decide(world, transaction, review, {ReviewVerdict::Approve, ReviewReason::None, {}});
    return client;
}

/// When a teller was there, before today: so many visits ago, three each week-day.
qint64 visit(const World &world, int visitsAgo)
{
    constexpr std::array hours{16, 13, 10};
    QDate date = world.today();
    for (int weekdays = visitsAgo / int(hours.size()) + 1; weekdays > 0;) {
        date = date.addDays(-1);
        weekdays -= date.dayOfWeek() < Qt::Saturday ? 1 : 0;
    }
    const int minutes = (visitsAgo * 17) % 55;
    return world.at(date, QTime(hours[static_cast<size_t>(visitsAgo) % hours.size()], minutes));
}

UserId newcomer(World &world, store::Transaction &transaction, Person &person, int visitsAgo)
{
    world.clock.set(visit(world, visitsAgo));
    person = makePerson(world.random, world.clients.size(), world.today());
    const UserId id = registerPerson(world, transaction, person, world.random.chance(50));
    world.clients.append({id, person, {}, {}, {}, {}, false, 0, {}});
    world.clock.advance(10 * minute);
    return id;
}

/// One ID has expired, one has another number than the customer declared; the others are as they should be.
void makeWaiting(World &world, store::Transaction &transaction)
{
    constexpr int expired = 4;
    constexpr int differing = 7;
    for (int i = 0; i < waitingReviews; ++i) {
        Person person;
        const UserId id = newcomer(world, transaction, person, waitingReviews - 1 - i);
        Handed handed{person.declared.idNumber, world.today().addDays(world.random.between(200, 3000)), true};
        if (i == expired)
            handed.expires = world.today().addDays(-37);
        if (i == differing)
            std::swap(handed.number[3], handed.number[handed.number[3] == handed.number[4] ? 1 : 4]);
        handIn(world, transaction, id, person, handed);
        if (i % 3 == 0)
            world.clients.last().checking = openAccount(world, transaction, u"checking"_s, {id});
    }
}

void makeDecided(World &world, store::Transaction &transaction)
{
    for (int i = 0; i < askedAgain + rejected; ++i) {
        Person person;
        const UserId id = newcomer(world, transaction, person, 22 - 2 * i);
        const auto review = handIn(world, transaction, id, person,
                                   {person.declared.idNumber, world.today().addDays(400), true});
        world.clock.advance(100 * minute);
        if (i < askedAgain)
            decide(world, transaction, review, {ReviewVerdict::AskAgain, ReviewReason::PhotoUnreadable,
                                                u"The lower left corner is out of focus."_s});
        else
            decide(world, transaction, review, {ReviewVerdict::Reject, ReviewReason::NotAccepted,
                                                u"A library card is no government ID."_s});
    }
}

void makeRequests(World &world, store::Transaction &transaction)
{
    constexpr int requests = 5;
    const QStringList products{u"savings"_s, u"investments"_s, u"checking"_s};
    for (int i = 0; i < requests; ++i) {
        world.clock.set(visit(world, requests - 1 - i));
        const qsizetype index = 1 + i * (world.approvedClients() - 1) / requests;
        openAccount(world, transaction, products[i % products.size()], {world.clients[index].id}, false);
    }
}

} // namespace

void makeClients(World &world)
{
    const qint64 start = world.at(world.firstDay().addDays(-daysOfGrowth), QTime(9, 0));
    const int count = world.approvedClients();
    for (int first = 0; first < count; first += clientsATransaction) {
        store::Transaction transaction(world.connection);
        for (int i = first; i < std::min(first + clientsATransaction, count); ++i) {
            world.clock.set(start + i * ((daysOfGrowth - 2) * day / count));
            world.clients.append(makeClient(world, transaction, i));
            openAccounts(world, transaction, world.clients.last(), i);
        }
        transaction.commit();
    }
}

void makeNewcomers(World &world)
{
    store::Transaction transaction(world.connection);
    for (int i = 0; i < withoutDocument; ++i) {
        Person person;
        newcomer(world, transaction, person, 30 - 2 * i);
    }
    makeDecided(world, transaction);
    makeWaiting(world, transaction);
    makeRequests(world, transaction);
    transaction.commit();
    world.clock.set(world.plan.nowMicros);
}

} // namespace guichet::demo
