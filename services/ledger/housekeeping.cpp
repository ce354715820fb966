// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/housekeeping.h"

#include "services/events/lease.h"
#include "services/ledger/linkedreads.h"
#include "services/ledger/partitions.h"
#include "services/store/fault.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QSysInfo>
#include <chrono>
#include <future>

namespace guichet::ledger {

using namespace std::chrono_literals;

namespace {

constexpr auto interval = 10s;
constexpr auto leaseTime = 120s; ///< a step's commands are settled within half of that
constexpr int holdsAStep = 128;
/// The bank itself, whose keys these are; no person has this number.
constexpr UserId bank{(qint64(1) << 53) - 1};

events::Lease leaseOf(const void *holder)
{
    return {QStringLiteral("ledger"), QStringLiteral("%1:%2:%3")
                                          .arg(QSysInfo::machineHostName())
                                          .arg(QCoreApplication::applicationPid())
                                          .arg(quintptr(holder))};
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

Housekeeping::Done keepHouse(store::Connection &connection, PostingEngine &engine, qint64 nowMicros,
                             const events::Lease &lease)
{
    Housekeeping::Done done;
    if (!lease.acquire(connection, leaseTime))
        return done;
    done.droppedKeyDays = dropExpiredKeys(connection, nowMicros);
    for (;;) {
        const QList<Hold> due = expiredHolds(connection, nowMicros, holdsAStep);
        const int expired = expire(engine, due, nowMicros);
        done.expiredHolds += expired;
        if (expired < holdsAStep || !lease.acquire(connection, leaseTime))
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
    : m_database(database)
    , m_engine(engine)
    , m_clock(clock)
{
}

Housekeeping::~Housekeeping()
{
    stop();
}

void Housekeeping::start()
{
    m_thread = std::thread([this] { work(); });
}

void Housekeeping::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Housekeeping::Done Housekeeping::runOnce(store::Connection &connection, PostingEngine &engine, qint64 nowMicros)
{
    const events::Lease lease = leaseOf(&connection);
    const Done done = keepHouse(connection, engine, nowMicros, lease);
    lease.release(connection);
    return done;
}

void Housekeeping::work()
{
    std::unique_ptr<store::Connection> connection;
    const events::Lease lease = leaseOf(this);
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        try {
            if (!connection)
                connection = m_database.connect();
            (void)keepHouse(*connection, m_engine, m_clock.nowMicros(), lease);
        } catch (const store::Fault &fault) {
            qWarning("ledger: %s", fault.what());
            connection.reset(); // the next time on a new one
        }
        lock.lock();
        m_wake.wait_for(lock, interval, [this] { return m_stopping; });
    }
    try {
        if (connection)
            lease.release(*connection); // so that another server goes on at once
    } catch (const store::Fault &fault) {
        qWarning("ledger: %s", fault.what());
    }
}

} // namespace guichet::ledger
