// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/values/refusal.h"
#include "models/values/staffing.h"
#include "services/identity/masterkeys.h"
#include "services/identity/passwordhasher.h"
#include "services/identity/passwordrules.h"
#include "services/identity/sessioncache.h"
#include "services/identity/signinguard.h"
#include "services/identity/tokenkeys.h"

#include <tl/expected.hpp>

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

struct Credential;

inline constexpr qint64 sessionSeconds = 12 * 3600; ///< from sign-in, absolute
inline constexpr qint64 idleSeconds = 15 * 60;      ///< of staff: so long after an access token's end none follows it
inline constexpr qint64 refreshGraceSeconds = 10;   ///< for a lost answer
inline constexpr qint64 freshSeconds = 300;         ///< so long after showing who they are people needn't show it again

/// Why somebody isn't let in. All but Busy and WeakPassword are 401 on the wire.
enum class SignInFailure {
    InvalidCredentials,   ///< unknown, wrong (password or code), locked or blocked: nobody learns which
    Busy,                 ///< too many passwords being checked: 503
    CodeNeeded,           ///< the password fits; the second factor's code is missing
    PasswordChangeNeeded, ///< the password fits, but somebody else gave it: a new one is missing
    WeakPassword,         ///< the new one isn't taken
    TokenInvalid,         ///< refresh: not a token of ours, expired, or signed out
    TokenReused,          ///< refresh: used before; the whole session has been ended
};

struct NotSignedIn {
    SignInFailure reason = SignInFailure::InvalidCredentials;
    std::optional<Weakness> weakness{}; ///< of WeakPassword

    NotSignedIn(SignInFailure failure)
        : reason(failure)
    {
    }
    NotSignedIn(Weakness weak)
        : reason(SignInFailure::WeakPassword)
        , weakness(weak)
    {
    }
};

/// What somebody shows to be let in.
struct SignInRequest {
    QString email;
    QString password;
    QString peer;          ///< the client's address
    QString code{};        ///< of the second factor, for those who have one
    QString newPassword{}; ///< for those who must change theirs
};

/// What somebody who is signed in shows again.
struct Proof {
    QString password{};
    QString code{};
    QString peer;
};

/// The bank's rules for signing in.
struct SignInRules {
    QString bankName = QStringLiteral("Northgate Bank"); ///< may not stand in a password
    bool staffNeedSecondFactor = false;
    FloodLimits flood;
};

/// What a successful sign-in or refresh hands out. The tokens are secrets: never stored, never logged.
struct SignedIn {
    SignedInUser user;
    QByteArray accessToken;
    QByteArray refreshToken; ///< 256 bits, base64url; stored hashed only
    qint64 accessExpiresAtMicros = 0;
    qint64 sessionExpiresAtMicros = 0;
    SessionId session;
    SecondFactorState secondFactor = SecondFactorState::None;
};

/// Signing in, staying in, and out. Blocks for the password's hash: worker threads only. Any number of
/// threads, each with its connection. Each call is a transaction of its own: failures must be kept.
class Sessions
{
public:
    Sessions(std::shared_ptr<const MasterKeys> keys, PasswordHasher &hasher, const Clock &clock, SignInRules rules = {});

    using Answer = tl::expected<SignedIn, NotSignedIn>;
    /// After 5 failures for one e-mail from one address that pair is locked (signinguard.h).
    [[nodiscard]] Answer signIn(store::Connection &connection, const SignInRequest &request);
    /// All sessions end, a new one begins. CodeNeeded, WeakPassword; InvalidCredentials counts as a failed sign-in.
    [[nodiscard]] Answer changePassword(store::Connection &connection, const Principal &principal, const Proof &proof,
                                        const QString &newPassword);
    /// Shows again who they are: by a code where they have a second factor, else by the password. Gives until when that holds.
    /// InvalidCredentials counts as a failed sign-in; Busy.
    [[nodiscard]] tl::expected<qint64, SignInFailure> stepUp(store::Connection &connection, const Principal &principal,
                                                             const Proof &proof);
    /// Asks the database, whatever is cached: it may have been shown to another server.
    [[nodiscard]] bool isFresh(store::Connection &connection, const Principal &principal) const;
    /// Demanded by the bank, and not there: only what sets it up is answered.
    [[nodiscard]] bool lacksSecondFactor(const Principal &principal) const;

    /// Hands out the token's successor. The immediate predecessor gets the same successor again within
    /// 10 s, as long as that wasn't used itself.
    [[nodiscard]] Answer refresh(store::Connection &connection, QByteArrayView refreshToken);
    void signOut(store::Connection &connection, const Principal &principal);

    /// Where the user is signed in, newest first.
    [[nodiscard]] QList<SessionView> sessionsOf(store::Connection &connection, UserId user, SessionId current) const;
    /// One of the user's own. NotFound.
    [[nodiscard]] Outcome<void> end(store::Transaction &transaction, UserId user, SessionId session, UserId byWhom);
    /// All of the user's but `except` (null: none). Gives how many.
    int endAll(store::Transaction &transaction, UserId user, SessionId except, UserId byWhom);
    /// What is known of a session is asked anew: its second factor was set up.
    void forgetCached(SessionId session) { m_cache.forgetSession(session); }

    [[nodiscard]] const SignInRules &rules() const { return m_rules; }

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
    struct Judged; // what was shown, and whether the password fits
    [[nodiscard]] std::optional<Judged> judge(const Credential &credential, const QString &email, const QString &password,
                                              const QString &peer);
    [[nodiscard]] Answer admit(store::Transaction &transaction, const Judged &judged, const SignInRequest &request);
    enum class NewPassword { IfGiven, Wanted };
    [[nodiscard]] std::optional<NotSignedIn> objectionTo(const Credential &credential, const SignInRequest &request,
                                                         NewPassword newPassword) const;
    [[nodiscard]] bool storePassword(store::Transaction &transaction, UserId user, const QString &password);
    [[nodiscard]] SignedIn beginSession(store::Transaction &transaction, const SignedInUser &user, const QString &peer,
                                        bool hasSecondFactor) const;
    [[nodiscard]] SignedIn handOut(const Living &session, const QByteArray &refreshToken) const;
    [[nodiscard]] Answer rotate(store::Transaction &transaction, const QByteArray &refreshToken) const;
    std::shared_ptr<const MasterKeys> m_keys;
    PasswordHasher &m_hasher;
    const Clock &m_clock;
    const SignInRules m_rules;
    TokenKeys m_tokens;
    SessionCache m_cache;
};

} // namespace guichet::identity
