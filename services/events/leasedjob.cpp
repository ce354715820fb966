// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/events/leasedjob.h"

#include "services/store/connection.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace guichet::events {

namespace {

using namespace std::chrono_literals;

using Duration = std::chrono::steady_clock::duration;

constexpr int partsForOthers = 9; ///< of the time, for one part of the job's
constexpr Duration longestBehind = 60s;
constexpr Duration longestPause = 5s;
constexpr Duration longestPauseUpToDate = 500ms;

Lease leaseOf(const QString &job, const void *holder)
{
    return {job, QStringLiteral("%1:%2:%3")
                     .arg(QSysInfo::machineHostName())
                     .arg(QCoreApplication::applicationPid())
                     .arg(quintptr(holder))};
}

void attempt(const QString &job, const std::function<void()> &body)
{
    try {
        body();
    } catch (const store::Fault &fault) {
        qWarning("%s: %s", qPrintable(job), fault.what());
    }
}

} // namespace

LeasedJob::Turn::Turn(store::Connection &connection, const Terms &terms, const Lease &lease, LeasedJob *job, bool isLast)
    : m_connection(connection)
    , m_terms(terms)
    , m_lease(lease)
    , m_job(job)
    , m_isLast(isLast)
    , m_upToDate(std::chrono::steady_clock::now())
{
}

bool LeasedJob::Turn::acquire()
{
    m_acquired = std::chrono::steady_clock::now();
    return m_lease.acquire(m_connection, m_terms.leaseTime);
}

bool LeasedJob::Turn::goesOn()
{
    if (m_job && m_job->isStopping())
        return false;
    const bool isFresh = std::chrono::steady_clock::now() - m_acquired < m_terms.leaseTime / 3;
    return isFresh || acquire();
}

Duration LeasedJob::pauseAfter(Duration took, Duration behindFor)
{
    const Duration left = longestBehind - std::min(behindFor, longestBehind);
    const Duration most = behindFor > Duration::zero() ? longestPause : longestPauseUpToDate;
    return std::min(std::min(took, longestPause) * partsForOthers * (left / 1ms) / (longestBehind / 1ms), most);
}

void LeasedJob::Turn::giveWay(Duration took, bool isBehind)
{
    if (!m_job)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (!isBehind)
        m_upToDate = now;
    const Duration pause = pauseAfter(took, now - m_upToDate);
    std::unique_lock lock(m_job->m_mutex);
    m_job->m_wake.wait_for(lock, pause, [this] { return m_job->m_stopping; });
}

LeasedJob::LeasedJob(const store::Database &database, const Terms &terms, const Work &work)
    : m_database(database)
    , m_terms(terms)
    , m_work(work)
{
}

LeasedJob::~LeasedJob()
{
    stop();
}

void LeasedJob::start()
{
    m_thread = std::thread([this] { run(); });
}

void LeasedJob::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void LeasedJob::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_woken, true))
            return; // it knows already: whoever posts says so each time
    }
    m_wake.notify_all();
}

void LeasedJob::once(store::Connection &connection, const Terms &terms, const Work &work)
{
    const Lease lease = leaseOf(terms.job, &connection);
    Turn turn(connection, terms, lease, nullptr, false);
    if (!turn.acquire())
        return;
    work(turn);
    lease.release(connection);
}

void LeasedJob::run()
{
    const auto connection = m_database.connect();
    const Lease lease = leaseOf(m_terms.job, this);
    const Work work = m_work;
    for (bool isLast = false; !isLast;) {
        isLast = isStopping();
        if (!isLast || m_terms.hasLastTurn)
            attempt(m_terms.job, [&] { takeTurn(*connection, lease, work, isLast); });
        if (!isLast)
            rest();
    }
    // so that another server goes on at once
    attempt(m_terms.job, [&] { lease.release(*connection); });
}

void LeasedJob::takeTurn(store::Connection &connection, const Lease &lease, const Work &work, bool isLast)
{
    connection.reopenIfLost();
    Turn turn(connection, m_terms, lease, this, isLast);
    if (turn.acquire())
        work(turn);
}

bool LeasedJob::isStopping()
{
    const std::lock_guard lock(m_mutex);
    return m_stopping;
}

void LeasedJob::rest()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, m_terms.interval, [this] { return m_stopping || m_woken; });
    m_woken = false;
}

} // namespace guichet::events
