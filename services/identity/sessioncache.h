// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/accesstoken.h"

#include <QByteArray>
#include <QHash>
#include <mutex>
#include <optional>

namespace guichet::identity {

/// Who acts: what a valid access token of a living session says.
struct Principal {
    UserId user;
    Role role = Role::Customer;
    SessionId session;
    bool hasSecondFactor = false; ///< the session was begun with a code
};

inline constexpr qint64 sessionCheckMicros = 1'000'000; ///< a revoked session ends within this
inline constexpr int maximumCachedTokens = 20'000;

/// Verified tokens by SHA-256, so that a signature is checked once and a session once a second. Any thread.
class SessionCache
{
public:
    struct Entry {
        AccessClaims claims;
        qint64 checkedAtMicros = 0; ///< when the session was last seen alive
        bool hasSecondFactor = false;

        Principal principal() const { return {claims.user, claims.role, claims.session, hasSecondFactor}; }
    };
    [[nodiscard]] std::optional<Entry> find(const QByteArray &tokenHash, qint64 nowMicros);
    void put(const QByteArray &tokenHash, const Entry &entry);
    void forgetSession(SessionId session);
    void forget(const QByteArray &tokenHash);
    [[nodiscard]] int size() const;

private:
    void makeRoom(qint64 nowMicros);
    mutable std::mutex m_mutex;
    QHash<QByteArray, Entry> m_entries;
};

} // namespace guichet::identity
