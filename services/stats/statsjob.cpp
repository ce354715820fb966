// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/statsjob.h"

#include "services/events/follower.h"
#include "services/ledger/reads.h"
#include "services/stats/tally.h"
#include "services/store/arrays.h"
#include "services/store/killpoint.h"
#include "services/store/transaction.h"

#include <chrono>

namespace guichet::stats {

using store::Connection;
using store::Transaction;
using Turn = events::LeasedJob::Turn;
using namespace std::chrono_literals;

// A step is one transaction; a batch of the log has one entry on a quiet day and thousands where accounts were loaded.
static constexpr int entriesAStep = 4'000;
static constexpr int batchesAStep = 200;
static constexpr int batchesAtFirst = 8;

static events::LeasedJob::Terms terms()
{
    return {QStringLiteral("stats"), 1s, 30s};
}

static events::Follower follower()
{
    return events::Follower(QStringLiteral("stats"));
}

namespace {

// What a stretch of the log adds to the figures.
struct Step {
    Tally tally;
    qint64 entries = 0;
    qint64 unbalanced = 0;
    qint64 asOfMicros = 0;
};

} // namespace

static Step stepOf(Connection &connection, const QList<ledger::LogBatch> &batches)
{
    QList<AccountId> touched;
    for (const ledger::LogBatch &batch : batches) {
        for (const ledger::Entry &entry : batch.entries) {
            for (const ledger::LegResult &leg : entry.legs)
                touched.append(leg.account);
        }
    }
    const auto accounts = ledger::balances(connection, touched);
    Step step;
    for (const ledger::LogBatch &batch : batches) {
        for (const ledger::Entry &entry : batch.entries) {
            std::optional<qint64> sum = 0;
            for (const ledger::LegResult &leg : entry.legs) {
                sum = sum ? addChecked(*sum, leg.minorUnits) : sum;
                if (accounts.value(leg.account).nature == ledger::AccountNature::Customer)
                    step.tally.add({entry.id, leg.account, leg.sequence, entry.businessDate, entry.kind,
                                    Money{leg.minorUnits, entry.currency}});
            }
            ++step.entries;
            step.unbalanced += sum == 0 && entry.legs.size() > 1 ? 0 : 1;
            step.asOfMicros = std::max(step.asOfMicros, entry.postedAtMicros);
        }
    }
    return step;
}

static void writeFlows(Transaction &transaction, const Tally &tally)
{
    QList<qint64> accounts, countsIn, sumsIn, countsOut, sumsOut;
    QList<QString> currencies, kinds;
    QList<QDate> dates;
    for (const auto &[key, flow] : tally.flows()) {
        accounts.append(key.first.account.value);
        currencies.append(key.first.currency);
        dates.append(key.first.businessDate);
        kinds.append(enumName(key.second));
        countsIn.append(flow.countIn);
        sumsIn.append(flow.sumIn);
        countsOut.append(flow.countOut);
        sumsOut.append(flow.sumOut);
    }
    transaction.run("stats/add_daily", {{":accounts", store::arrayOfInt64(accounts)},
                                        {":currencies", store::arrayOfText(currencies)},
                                        {":dates", store::arrayOfDates(dates)},
                                        {":kinds", store::arrayOfText(kinds)},
                                        {":counts_in", store::arrayOfInt64(countsIn)},
                                        {":sums_in", store::arrayOfInt64(sumsIn)},
                                        {":counts_out", store::arrayOfInt64(countsOut)},
                                        {":sums_out", store::arrayOfInt64(sumsOut)}});
}

static void writeBalances(Transaction &transaction, const Tally &tally)
{
    QList<qint64> accounts, nets, firsts, lasts;
    QList<QString> currencies;
    QList<QDate> dates;
    for (const auto &[day, net] : tally.nets()) {
        accounts.append(day.account.value);
        currencies.append(day.currency);
        dates.append(day.businessDate);
        nets.append(net.net);
        firsts.append(net.firstMark);
        lasts.append(net.lastMark);
    }
    const QString accountArray = store::arrayOfInt64(accounts);
    const QString currencyArray = store::arrayOfText(currencies);
    const QString dateArray = store::arrayOfDates(dates);
    transaction.run("stats/add_balance_days", {{":accounts", accountArray},
                                               {":currencies", currencyArray},
                                               {":dates", dateArray},
                                               {":firsts", store::arrayOfInt64(firsts)},
                                               {":lasts", store::arrayOfInt64(lasts)}});
    transaction.run("stats/add_balances", {{":accounts", accountArray},
                                           {":currencies", currencyArray},
                                           {":dates", dateArray},
                                           {":nets", store::arrayOfInt64(nets)}});
}

static void write(Transaction &transaction, const Step &step)
{
    if (!step.tally.isEmpty()) {
        writeFlows(transaction, step.tally);
        writeBalances(transaction, step.tally);
    }
    transaction.run("stats/add_progress", {{":entries", step.entries},
                                           {":unbalanced", step.unbalanced},
                                           {":as_of", step.asOfMicros}});
}

// How many batches make a step of the right size, if they go on as these did.
static int nextLimit(qint64 entries, qsizetype batches)
{
    const qint64 entriesABatch = std::max<qint64>(1, entries / std::max<qsizetype>(1, batches));
    return static_cast<int>(std::clamp<qint64>(entriesAStep / entriesABatch, 1, batchesAStep));
}

// What a step took in.
struct Taken {
    qsizetype batches = 0;
    qint64 entries = 0;
};

static Taken stepForward(Transaction &transaction, int limit)
{
    const qint64 position = follower().position(transaction);
    const auto batches = ledger::logAfter(transaction.connection(), position, limit);
    if (batches.isEmpty())
        return {};
    const Step step = stepOf(transaction.connection(), batches);
    GUICHET_KILL_POINT("stats/read");
    write(transaction, step);
    GUICHET_KILL_POINT("stats/written");
    follower().moveTo(transaction, batches.last().position);
    GUICHET_KILL_POINT("stats/moved");
    return {batches.size(), step.entries};
}

// To the end of the log, as long as the turn goes on; the number of entries. Gives way while the log grows.
static qint64 follow(Turn &turn)
{
    Connection &connection = turn.connection();
    qint64 entries = 0;
    int limit = batchesAtFirst;
    do {
        const auto begun = std::chrono::steady_clock::now();
        const qint64 end = ledger::logEnd(connection);
        const Taken taken = store::inTransaction(
            connection, [&](Transaction &transaction) { return stepForward(transaction, limit); });
        entries += taken.entries;
        if (taken.batches < limit)
            break;
        limit = nextLimit(taken.entries, taken.batches);
        if (ledger::logEnd(connection) != end) // figures may come later, money not
            turn.giveWay(std::chrono::steady_clock::now() - begun);
    } while (turn.goesOn());
    return entries;
}

qint64 StatsJob::runOnce(Connection &connection)
{
    qint64 taken = 0;
    events::LeasedJob::once(connection, terms(), [&taken](Turn &turn) { taken = follow(turn); });
    return taken;
}

void StatsJob::rebuild(Connection &connection)
{
    store::inTransaction(connection, [&](Transaction &transaction) {
        const qint64 end = follower().position(transaction); // locked: the job waits meanwhile
        transaction.run("stats/forget_daily");
        transaction.run("stats/forget_balances");
        transaction.run("stats/forget_progress");
        int limit = batchesAtFirst;
        for (qint64 position = 0; position < end;) {
            limit = static_cast<int>(std::min<qint64>(limit, end - position));
            const auto batches = ledger::logAfter(connection, position, limit);
            if (batches.isEmpty())
                qFatal("the log is shorter than its follower's position");
            const Step step = stepOf(connection, batches);
            write(transaction, step);
            position = batches.last().position;
            limit = nextLimit(step.entries, batches.size());
        }
    });
}

StatsJob::StatsJob(const store::Database &database)
    : m_job(database, terms(), [](Turn &turn) { (void)follow(turn); })
{
}

} // namespace guichet::stats
