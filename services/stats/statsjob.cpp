// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/statsjob.h"

#include "services/events/follower.h"
#include "services/ledger/loglegs.h"
#include "services/ledger/reads.h"
#include "services/stats/tally.h"
#include "services/store/killpoint.h"
#include "services/store/transaction.h"

#include <chrono>
#include <span>

namespace guichet::stats {

using ledger::LogLeg;
using store::Connection;
using store::Parameter;
using store::Transaction;
using Turn = events::LeasedJob::Turn;
using namespace std::chrono_literals;

// A step is one transaction; a batch of the log has one entry on a quiet day and thousands where accounts were loaded.
static constexpr int entriesAStep = 1'000;
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

static bool isBalanced(std::span<const LogLeg> entry)
{
    std::optional<qint64> sum = 0;
    for (const LogLeg &leg : entry)
        sum = sum ? addChecked(*sum, leg.minorUnits) : sum;
    return sum == 0 && entry.size() > 1;
}

static Step stepOf(std::span<const LogLeg> legs)
{
    Step step;
    while (!legs.empty()) {
        const auto end = std::ranges::find_if(legs, [&](const LogLeg &leg) { return leg.entry != legs.front().entry; });
        const auto entry = legs.first(static_cast<std::size_t>(end - legs.begin()));
        for (const LogLeg &leg : entry) {
            if (leg.isCustomers)
                step.tally.add({leg.entry, leg.account, leg.sequence, leg.businessDate, leg.kind,
                                Money{leg.minorUnits, leg.currency}});
        }
        ++step.entries;
        step.unbalanced += isBalanced(entry) ? 0 : 1;
        step.asOfMicros = std::max(step.asOfMicros, entry.front().postedAtMicros);
        legs = legs.subspan(entry.size());
    }
    return step;
}

static void addFlows(store::Pipeline &pipeline, const Tally &tally)
{
    QList<qint64> accounts, countsIn, sumsIn, countsOut, sumsOut, firsts, lasts;
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
        firsts.append(flow.firstMark);
        lasts.append(flow.lastMark);
    }
    pipeline.add("stats/add_daily", {Parameter::bigints(accounts), Parameter::texts(currencies), Parameter::dates(dates),
                                     Parameter::texts(kinds), Parameter::bigints(countsIn), Parameter::bigints(sumsIn),
                                     Parameter::bigints(countsOut), Parameter::bigints(sumsOut),
                                     Parameter::bigints(firsts), Parameter::bigints(lasts)});
}

static void write(store::Pipeline &pipeline, const Step &step)
{
    if (!step.tally.isEmpty())
        addFlows(pipeline, step.tally);
    pipeline.add("stats/add_progress", {Parameter::bigint(step.entries), Parameter::bigint(step.unbalanced),
                                        Parameter::bigint(step.asOfMicros)});
    for (const store::PipelineResult &result : pipeline.run())
        result.check();
}

// How many batches make a step of the right size, if they go on as these did.
static int nextLimit(qint64 entries, int batches)
{
    const qint64 entriesABatch = std::max<qint64>(1, entries / std::max(1, batches));
    return static_cast<int>(std::clamp<qint64>(entriesAStep / entriesABatch, 1, batchesAStep));
}

// What a step took in.
struct Taken {
    int batches = 0;
    qint64 entries = 0;
    qint64 position = 0; ///< of the last batch
};

// Reads and writes what `limit` batches add; the position is the caller's.
static Taken takeIn(Transaction &transaction, qint64 position, int limit)
{
    transaction.connection().runScriptNamed("stats/prepare_step");
    store::Pipeline pipeline(transaction.connection());
    const ledger::LogLegs batches = ledger::logLegsAfter(pipeline, position, limit);
    if (batches.batches == 0)
        return {};
    const Step step = stepOf(batches.legs);
    GUICHET_KILL_POINT("stats/read");
    write(pipeline, step);
    GUICHET_KILL_POINT("stats/written");
    return {batches.batches, step.entries, batches.position};
}

static Taken stepForward(Transaction &transaction, int limit)
{
    const Taken taken = takeIn(transaction, follower().position(transaction), limit);
    if (taken.batches > 0)
        follower().moveTo(transaction, taken.position);
    GUICHET_KILL_POINT("stats/moved");
    return taken;
}

// To the end of the log, as long as the turn goes on; the number of entries. Gives way while the log grows, also at its end:
// many entries in one step cost a third of as many steps with a few each.
static qint64 follow(Turn &turn)
{
    Connection &connection = turn.connection();
    qint64 entries = 0;
    int limit = batchesAtFirst;
    do {
        const int asked = limit;
        const auto begun = std::chrono::steady_clock::now();
        const qint64 end = ledger::logEnd(connection);
        const Taken taken = store::inTransaction(
            connection, [&](Transaction &transaction) { return stepForward(transaction, asked); });
        entries += taken.entries;
        const bool isBehind = taken.batches == asked;
        const bool isGrowing = ledger::logEnd(connection) != end;
        if (!isBehind && !isGrowing)
            break;
        if (taken.batches > 0)
            limit = nextLimit(taken.entries, taken.batches);
        if (isGrowing) // figures may come later, money not
            turn.giveWay(std::chrono::steady_clock::now() - begun, isBehind);
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
        transaction.run("stats/forget_progress");
        int limit = batchesAtFirst;
        for (qint64 position = 0; position < end;) {
            limit = static_cast<int>(std::min<qint64>(limit, end - position));
            const Taken taken = takeIn(transaction, position, limit);
            if (taken.batches == 0)
                qFatal("the log is shorter than its follower's position");
            position = taken.position;
            limit = nextLimit(taken.entries, taken.batches);
        }
    });
}

StatsJob::StatsJob(const store::Database &database)
    : m_job(database, terms(), [](Turn &turn) { (void)follow(turn); })
{
}

} // namespace guichet::stats
