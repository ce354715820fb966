// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/signinguard.h"

#include "models/values/clock.h"
#include "services/audit/audittrail.h"
#include "services/store/transaction.h"

namespace guichet::identity {

namespace {

void alarm(store::Transaction &transaction, qint64 now, audit::Deed deed, UserId user)
{
    audit::record(transaction, {now, UserId(), deed, user.isNull() ? audit::Subject::None : audit::Subject::User,
                                user.value, audit::Result::Refused, QString()});
}

} // namespace

qint64 lockSeconds(int failures)
{
    if (failures < failuresBeforeLock)
        return 0;
    const int doublings = std::min(failures - failuresBeforeLock, 10);
    return std::min(longestLockSeconds, firstLockSeconds << doublings);
}

SignInGuard::SignInGuard(store::Transaction &transaction, const Attempt &attempt, const FloodLimits &limits)
    : m_transaction(transaction)
    , m_attempt(attempt)
    , m_limits(limits)
{
    const qint64 now = attempt.nowMicros;
    auto rows = transaction.run("identity/lock_sign_in_guard",
                                {{":email", attempt.emailIndex},
                                 {":peer", attempt.peer},
                                 {":now", now},
                                 {":forget", now - failureMemorySeconds * microsPerSecond},
                                 {":most", failuresBeforeSuspension}});
    const store::Row row = rows.only();
    m_failures = row.integer("failures");
    const bool isFamiliar = row.int64("succeeded_at") > now - familiarSeconds * microsPerSecond;
    m_isLocked = now < row.int64("locked_until") || m_failures >= failuresBeforeSuspension
        || (!isFamiliar && (attempt.isSuspended || isFlooded()));
}

bool SignInGuard::isFlooded() const
{
    if (m_limits.ofAddress == 0 && m_limits.ofAll == 0)
        return false;
    for (const store::Row &row :
         m_transaction.run("identity/floods", {{":peer", m_attempt.peer},
                                               {":over", m_attempt.nowMicros - floodSeconds * microsPerSecond}})) {
        const int limit = row.text("peer").isEmpty() ? m_limits.ofAll : m_limits.ofAddress;
        if (limit > 0 && row.integer("failures") >= limit)
            return true;
    }
    return false;
}

bool SignInGuard::fail()
{
    const qint64 seconds = lockSeconds(m_failures + 1);
    m_transaction.run("identity/count_sign_in_failure",
                      {{":email", m_attempt.emailIndex},
                       {":peer", m_attempt.peer},
                       {":failures", m_failures + 1},
                       {":locked_until", seconds == 0 ? 0 : m_attempt.nowMicros + seconds * microsPerSecond}});
    // Always in this order, so that no two wait for each other.
    countUser();
    countFlood(m_attempt.peer, m_limits.ofAddress);
    countFlood(QString(), m_limits.ofAll);
    return seconds > 0;
}

void SignInGuard::countUser()
{
    if (m_attempt.user.isNull())
        return;
    auto rows = m_transaction.run("identity/note_failure",
                                  {{":user", m_attempt.user}, {":most", failuresBeforeSuspension}});
    const auto row = rows.first();
    if (row && row->integer("failures") == failuresBeforeSuspension)
        alarm(m_transaction, m_attempt.nowMicros, audit::Deed::SignInSuspended, m_attempt.user);
}

void SignInGuard::countFlood(const QString &peer, int limit)
{
    if (limit == 0)
        return;
    auto rows = m_transaction.run("identity/count_flood",
                                  {{":peer", peer},
                                   {":now", m_attempt.nowMicros},
                                   {":over", m_attempt.nowMicros - floodSeconds * microsPerSecond}});
    if (rows.only().integer("failures") == limit)
        alarm(m_transaction, m_attempt.nowMicros, audit::Deed::SignInFlooded, UserId());
}

void SignInGuard::succeed()
{
    m_transaction.run("identity/forget_sign_in_failures", {{":email", m_attempt.emailIndex},
                                                           {":peer", m_attempt.peer},
                                                           {":now", m_attempt.nowMicros}});
    if (!m_attempt.user.isNull())
        m_transaction.run("identity/note_sign_in", {{":user", m_attempt.user}, {":now", m_attempt.nowMicros}});
}

} // namespace guichet::identity
