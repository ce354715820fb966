// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/sessioncache.h"

#include "models/values/clock.h"

namespace guichet::identity {

namespace {

bool isOver(const SessionCache::Entry &entry, qint64 nowMicros)
{
    return nowMicros / microsPerSecond >= entry.claims.expiresAtSeconds + clockSkewSeconds;
}

} // namespace

std::optional<SessionCache::Entry> SessionCache::find(const QByteArray &tokenHash, qint64 nowMicros)
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(tokenHash);
    if (entry == m_entries.constEnd() || isOver(*entry, nowMicros))
        return std::nullopt;
    return *entry;
}

void SessionCache::put(const QByteArray &tokenHash, const Entry &entry)
{
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= maximumCachedTokens)
        makeRoom(entry.checkedAtMicros);
    m_entries.insert(tokenHash, entry);
}

void SessionCache::forget(const QByteArray &tokenHash)
{
    const std::lock_guard lock(m_mutex);
    m_entries.remove(tokenHash);
}

void SessionCache::forgetSession(SessionId session)
{
    const std::lock_guard lock(m_mutex);
    m_entries.removeIf([&](const auto &item) { return item.value().claims.session == session; });
}

int SessionCache::size() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_entries.size());
}

// Rarely: what is over goes; if that isn't enough, everything (it costs one signature check each).
void SessionCache::makeRoom(qint64 nowMicros)
{
    m_entries.removeIf([&](const auto &item) { return isOver(item.value(), nowMicros); });
    if (m_entries.size() >= maximumCachedTokens)
        m_entries.clear();
}

} // namespace guichet::identity
