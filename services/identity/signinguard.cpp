// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/signinguard.h"

#include "models/values/clock.h"
#include "services/store/transaction.h"

namespace guichet::identity {

qint64 lockSeconds(int failures)
{
    if (failures < failuresBeforeLock)
        return 0;
    const int doublings = std::min(failures - failuresBeforeLock, 10);
    return std::min(longestLockSeconds, firstLockSeconds << doublings);
}

SignInGuard::SignInGuard(store::Transaction &transaction, const QByteArray &emailIndex,
                         const QString &peer, qint64 nowMicros)
    : m_transaction(transaction)
    , m_emailIndex(emailIndex)
    , m_peer(peer)
    , m_nowMicros(nowMicros)
{
    auto rows = transaction.run("identity/lock_sign_in_guard",
                                {{":email", emailIndex},
                                 {":peer", peer},
                                 {":now", nowMicros},
                                 {":forget", nowMicros - failureMemorySeconds * microsPerSecond}});
    const store::Row row = rows.only();
    m_failures = row.integer("failures");
    m_lockedUntilMicros = row.int64("locked_until");
}

bool SignInGuard::isLocked() const
{
    return m_nowMicros < m_lockedUntilMicros;
}

bool SignInGuard::fail()
{
    const qint64 seconds = lockSeconds(m_failures + 1);
    m_transaction.run("identity/count_sign_in_failure",
                      {{":email", m_emailIndex},
                       {":peer", m_peer},
                       {":failures", m_failures + 1},
                       {":locked_until", seconds == 0 ? 0 : m_nowMicros + seconds * microsPerSecond}});
    return seconds > 0;
}

void SignInGuard::succeed()
{
    m_transaction.run("identity/forget_sign_in_failures", {{":email", m_emailIndex}, {":peer", m_peer}});
}

} // namespace guichet::identity
