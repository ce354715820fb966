// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/values/customer.h"
#include "services/identity/accesstoken.h"
#include "services/identity/masterkeys.h"
#include "services/identity/passwordhasher.h"
#include "services/identity/sessioncache.h"

#include <tl/expected.hpp>

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

inline constexpr qint64 sessionSeconds = 12 * 3600; ///< from sign-in, absolute
inline constexpr qint64 refreshGraceSeconds = 10;   ///< for a lost answer

/// Why somebody isn't let in. All but Busy are 401 on the wire.
enum class SignInFailure {
    InvalidCredentials, ///< unknown, wrong, locked or blocked: nobody learns which
    Busy,               ///< too many passwords being checked: 503
    TokenInvalid,       ///< refresh: not a token of ours, expired, or signed out
    TokenReused,        ///< refresh: used before; the whole session has been ended
};

/// What a successful sign-in or refresh hands out. The tokens are secrets: never stored, never logged.
struct SignedIn {
    SignedInUser user;
    QByteArray accessToken;
    QByteArray refreshToken; ///< 256 bits, base64url; stored hashed only
    qint64 accessExpiresAtMicros = 0;
    qint64 sessionExpiresAtMicros = 0;
    SessionId session;
};

/// Signing in, staying in, and out. Blocks for the password's hash: worker threads only. Any number of
/// threads, each with its connection. Each call is a transaction of its own: failures must be kept.
class Sessions
{
public:
    Sessions(std::shared_ptr<const MasterKeys> keys, PasswordHasher &hasher, const Clock &clock);

    /// `peer` is the client's address; after 5 failures for one e-mail from one address that pair is locked.
    [[nodiscard]] tl::expected<SignedIn, SignInFailure> signIn(store::Connection &connection,
                                                               const QString &email,
                                                               const QString &password,
                                                               const QString &peer);
    /// Hands out the token's successor. The immediate predecessor gets the same successor again within
    /// 10 s, as long as that wasn't used itself.
    [[nodiscard]] tl::expected<SignedIn, SignInFailure> refresh(store::Connection &connection,
                                                                QByteArrayView refreshToken);
    void signOut(store::Connection &connection, const Principal &principal);

    /// Who a request's access token is; nullopt: 401. Asks the database at most once a second a session.
    [[nodiscard]] std::optional<Principal> verifyAccess(store::Connection &connection,
                                                        QByteArrayView accessToken);
    /// The same from memory alone, for the I/O thread: nullopt says nothing, ask verifyAccess then.
    [[nodiscard]] std::optional<Principal> cachedAccess(QByteArrayView accessToken);

    /// The role that a token of ours gives, without asking whether its session still lives: enough to go on reading a
    /// request. A tenth of a millisecond; any thread.
    [[nodiscard]] std::optional<Role> roleIn(QByteArrayView accessToken) const;

    /// Removes sessions long over and failures long past; from a scheduled job. Gives how many sessions.
    int removeExpired(store::Connection &connection) const;

private:
    struct Living; // a session whose token was shown
    [[nodiscard]] SignedIn handOut(const Living &session, const QByteArray &refreshToken) const;
    [[nodiscard]] Living begin(store::Transaction &transaction, const SignedInUser &user,
                               const QString &peer, const QByteArray &refreshToken) const;
    [[nodiscard]] tl::expected<SignedIn, SignInFailure> rotate(store::Transaction &transaction,
                                                               const QByteArray &refreshToken) const;
    std::shared_ptr<const MasterKeys> m_keys;
    PasswordHasher &m_hasher;
    const Clock &m_clock;
    AccessTokens m_tokens;
    SessionCache m_cache;
};

} // namespace guichet::identity
