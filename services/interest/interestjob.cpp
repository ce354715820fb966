// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interest/interestjob.h"

#include "services/interest/payout.h"
#include "services/store/fault.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <chrono>

namespace guichet::interest {

using namespace std::chrono_literals;

static constexpr auto interval = 20s;
static constexpr auto leaseTime = 60s; ///< a step's postings are settled within half of that

static events::Lease leaseOf(const void *holder)
{
    return {QStringLiteral("interest"), QStringLiteral("%1:%2:%3")
                                            .arg(QSysInfo::machineHostName())
                                            .arg(QCoreApplication::applicationPid())
                                            .arg(quintptr(holder))};
}

static qint64 catchUp(store::Connection &connection, ledger::PostingEngine &engine, const StepTerms &terms,
                      const events::Lease &lease)
{
    bool goesOn = true;
    while (goesOn && lease.acquire(connection, leaseTime))
        goesOn = stepForward(connection, terms);
    return goesOn ? 0 : payOut(connection, engine, terms.nowMicros);
}

qint64 InterestJob::runOnce(store::Connection &connection, ledger::PostingEngine &engine, const StepTerms &terms)
{
    const events::Lease lease = leaseOf(&connection);
    const qint64 ended = catchUp(connection, engine, terms, lease);
    lease.release(connection);
    return ended;
}

InterestJob::InterestJob(const store::Database &database, ledger::PostingEngine &engine, const Clock &clock,
                         const BusinessCalendar &calendar)
    : m_database(database)
    , m_engine(engine)
    , m_clock(clock)
    , m_calendar(calendar)
{
}

InterestJob::~InterestJob()
{
    stop();
}

void InterestJob::start()
{
    m_thread = std::thread([this] { work(); });
}

void InterestJob::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void InterestJob::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_wake.notify_all();
}

void InterestJob::work()
{
    const auto connection = m_database.connect();
    const events::Lease lease = leaseOf(this);
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_woken = false;
        lock.unlock();
        try {
            (void)catchUp(*connection, m_engine, {m_calendar, m_clock.nowMicros()}, lease);
        } catch (const store::Fault &fault) {
            qWarning("interest: %s", fault.what());
        }
        lock.lock();
        m_wake.wait_for(lock, interval, [this] { return m_stopping || m_woken; });
    }
    try {
        lease.release(*connection); // so that another server goes on at once
    } catch (const store::Fault &fault) {
        qWarning("interest: %s", fault.what());
    }
}

} // namespace guichet::interest
