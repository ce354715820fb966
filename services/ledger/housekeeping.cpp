// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/housekeeping.h"

#include "services/ledger/linkedreads.h"
#include "services/ledger/partitions.h"

#include <QtCore/QCryptographicHash>
#include <chrono>
#include <future>

namespace guichet::ledger {

using Turn = events::LeasedJob::Turn;
using namespace std::chrono_literals;

namespace {

constexpr int holdsAStep = 128;
/// The bank itself, whose keys these are; no person has this number.
constexpr UserId bank{(qint64(1) << 53) - 1};

events::LeasedJob::Terms terms()
{
    return {QStringLiteral("ledger"), 10s, 120s};
}

/// How many of them the engine gave back. Those that it couldn't are found again next time.
int expire(PostingEngine &engine, const QList<Hold> &holds, qint64 nowMicros)
{
    std::vector<std::future<bool>> ends;
    for (const Hold &hold : holds) {
        auto ended = std::make_shared<std::promise<bool>>();
        ends.push_back(ended->get_future());
        engine.submit(expiryOf(hold, nowMicros), [ended](const Settled &settled) { ended->set_value(settled && *settled); });
    }
    int expired = 0;
    for (std::future<bool> &end : ends)
        expired += end.get() ? 1 : 0;
    return expired;
}

Housekeeping::Done keepHouse(Turn &turn, PostingEngine &engine, qint64 nowMicros)
{
    Housekeeping::Done done;
    done.droppedKeyDays = dropExpiredKeys(turn.connection(), nowMicros);
    for (;;) {
        const QList<Hold> due = expiredHolds(turn.connection(), nowMicros, holdsAStep);
        const int expired = expire(engine, due, nowMicros);
        done.expiredHolds += expired;
        if (expired < holdsAStep || !turn.goesOn())
            return done;
    }
}

} // namespace

Command expiryOf(const Hold &hold, qint64 nowMicros)
{
    const QByteArray cause = "expire hold " + QByteArray::number(hold.id.value);
    Command command;
    command.key = IdempotencyKey::derive(nowMicros, cause);
    command.principal = bank;
    command.requestHash = QCryptographicHash::hash(cause, QCryptographicHash::Sha256);
    command.kind = EntryKind::Payment;
    command.customer = hold.customer;
    command.currency = hold.amount.currency;
    command.hold = HoldOrder{HoldVerb::Expire, hold.account, hold.id, 0, 0};
    return command;
}

Housekeeping::Housekeeping(const store::Database &database, PostingEngine &engine, const Clock &clock)
    : m_job(database, terms(), [&engine, &clock](Turn &turn) { (void)keepHouse(turn, engine, clock.nowMicros()); })
{
}

Housekeeping::Done Housekeeping::runOnce(store::Connection &connection, PostingEngine &engine, qint64 nowMicros)
{
    Done done;
    events::LeasedJob::once(connection, terms(), [&](Turn &turn) { done = keepHouse(turn, engine, nowMicros); });
    return done;
}

} // namespace guichet::ledger
