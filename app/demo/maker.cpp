// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/maker.h"

#include "app/demo/bulkload.h"
#include "app/demo/clients.h"
#include "app/demo/history.h"
#include "app/demo/marker.h"
#include "resources/bundled.h"
#include "services/ledger/partitions.h"
#include "services/ledger/reads.h"
#include "services/stats/figures.h"

#include <QElapsedTimer>
#include <QThread>

namespace guichet::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMicros = 24LL * 3600 * microsPerSecond;
constexpr int daysAProgressLine = 30;

QString seconds(const QElapsedTimer &timer)
{
    return u"%1.%2 s"_s.arg(timer.elapsed() / 1000).arg(timer.elapsed() % 1000 / 100);
}

qint64 lastPostingMicros(store::Connection &connection)
{
    const auto batches = ledger::logAfter(connection, ledger::logEnd(connection) - 1, 1);
    return batches.isEmpty() || batches.last().entries.isEmpty() ? 0 : batches.last().entries.last().postedAtMicros;
}

/// What the keys of a server that runs meanwhile need, should a reset have taken it away.
void keepPartitions(store::Connection &connection, qint64 nowMicros)
{
    ledger::maintainPartitions(connection, nowMicros - ledger::keyLifeMicros, nowMicros + 2 * dayMicros);
}

} // namespace

tl::expected<void, QString> followLedger(store::Connection &connection, Currency currency)
{
    constexpr int patienceMillis = 600'000;
    constexpr int pauseMillis = 200;
    const qint64 lastMicros = lastPostingMicros(connection);
    QElapsedTimer timer;
    timer.start();
    while (stats::overview(connection, currency).asOfMicros < lastMicros) {
        if (stats::StatsJob::runOnce(connection) > 0)
            continue;
        if (timer.elapsed() > patienceMillis)
            return tl::unexpected(u"the figures don't follow the ledger"_s);
        QThread::msleep(pauseMillis);
    }
    return {};
}

tl::expected<void, QString> makeBank(BankAssembly &bank, ManualClock &clock, const Plan &plan, const Say &say)
{
    if (plan.customers < smallestBank)
        return tl::unexpected(u"the demo bank has %1 customers or more"_s.arg(smallestBank));
    QElapsedTimer timer;
    timer.start();
    putMarker(bank.database(), qint64(plan.seed), plan.customers);
    const auto connection = bank.database().connect();
    clock.set(plan.nowMicros);
    keepPartitions(*connection, plan.nowMicros);
    ledger::keepKeys(*connection);

    World world{plan, bank.services(), clock, *connection, Random(plan.seed), {}, {}};
    clock.set(world.at(world.firstDay(), QTime(8, 0)) - 500 * dayMicros);
    world.staff = must(createStaff(*connection, bank.services().users, plan.passwordCost), "creating staff");
    makeClients(world);
    say(u"%1 customers with their accounts (%2)"_s.arg(world.clients.size()).arg(seconds(timer)));

    if (const auto started = bank.services().engine.start(); !started)
        return started;
    const qint64 entries = makeHistory(world, [&](QDate date) {
        if (world.firstDay().daysTo(date) % daysAProgressLine == daysAProgressLine - 1)
            say(u"booked until %1 (%2)"_s.arg(date.toString(Qt::ISODate), seconds(timer)));
    });
    bank.services().engine.stop();
    say(u"%1 entries of %2 days (%3)"_s.arg(entries).arg(plan.days).arg(seconds(timer)));

    makeNewcomers(world);
    if (const auto followed = followLedger(*connection, world.currency()); !followed)
        return followed;
    markComplete(*connection);
    say(u"the demo bank is made (%1)"_s.arg(seconds(timer)));
    return {};
}

tl::expected<void, QString> provideBank(const Configuration &configuration, Plan plan, const Say &say)
{
    bundled::loadFonts();
    ManualClock clock(plan.nowMicros);
    auto bank = BankAssembly::make(configuration, clock);
    if (!bank)
        return tl::unexpected(bank.error());
    auto connection = (*bank)->database().connect();
    auto marker = readMarker(*connection);
    if (!marker && !(*bank)->services().users.staffMembers(*connection).isEmpty())
        return tl::unexpected(u"this bank wasn't made by the demo: nothing is touched"_s);
    if (marker && (!marker->complete || configuration.text("reset") == u"yes")) {
        say(u"throwing the old demo bank away"_s);
        connection->close();
        dropBank((*bank)->database());
        bank->reset(); // a cluster of its own stops before it is started again
        bank = BankAssembly::make(configuration, clock);
        if (!bank)
            return tl::unexpected(bank.error());
        connection = (*bank)->database().connect();
        marker.reset();
    }
    if (marker)
        say(u"the demo bank is there"_s);
    else if (const auto made = makeBank(**bank, clock, plan, say); !made)
        return made;
    const qint64 loaded = marker ? marker->loaded : 0;
    if (configuration.number("customers") > loaded)
        return loadCustomers(**bank, clock, plan, loaded, configuration.number("customers"), say);
    return {};
}

} // namespace guichet::demo
