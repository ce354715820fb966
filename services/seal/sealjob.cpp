// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/sealjob.h"

#include "services/events/lease.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace guichet::seal {

using namespace std::chrono_literals;

static constexpr auto interval = 1s;
static constexpr auto leaseTime = 30s;

SealJob::SealJob(const store::Database &database, const identity::Ed25519Key &key, const QString &checkpointFolder,
                 const Clock &clock)
    : m_database(database)
    , m_key(key)
    , m_checkpointFolder(checkpointFolder)
    , m_clock(clock)
{
}

SealJob::~SealJob()
{
    stop();
}

void SealJob::start()
{
    m_thread = std::thread([this] { work(); });
}

void SealJob::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void SealJob::pass(Sealer &sealer, bool isLast)
{
    if (isLast) {
        sealer.finish();
    } else {
        while (sealer.step() > 0) {
            const std::lock_guard lock(m_mutex);
            if (m_stopping)
                break;
        }
    }
    if (!sealer.problem().isEmpty() && !std::exchange(m_complained, true))
        qCritical("seal: nothing is sealed any more: %s", qPrintable(sealer.problem()));
}

void SealJob::work()
{
    const auto connection = m_database.connect();
    const events::Lease lease(QStringLiteral("seal"), QStringLiteral("%1:%2:%3")
                                                          .arg(QSysInfo::machineHostName())
                                                          .arg(QCoreApplication::applicationPid())
                                                          .arg(quintptr(this)));
    Sealer sealer(m_database, m_key, m_checkpointFolder, m_clock);
    bool isLast = false;
    std::unique_lock lock(m_mutex);
    while (!isLast) {
        isLast = m_stopping;
        lock.unlock();
        try {
            connection->reopenIfLost();
            if (lease.acquire(*connection, leaseTime))
                pass(sealer, isLast);
            if (isLast)
                lease.release(*connection); // so that another server goes on at once
        } catch (const store::Fault &fault) {
            qWarning("seal: %s", fault.what());
        }
        lock.lock();
        if (!isLast)
            m_wake.wait_for(lock, interval, [this] { return m_stopping; });
    }
}

} // namespace guichet::seal
