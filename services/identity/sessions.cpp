// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/sessions.h"

#include "models/values/searchfold.h"
#include "services/audit/audittrail.h"
#include "services/identity/crypto.h"
#include "services/identity/signinguard.h"
#include "services/identity/userrows.h"
#include "services/store/transaction.h"

namespace guichet::identity {

using audit::Deed;

namespace {

constexpr qsizetype refreshTokenBytes = 32;
constexpr qsizetype maximumPeerCharacters = 64;

// Whoever wants to sign in, or nobody: both go the same way and take the same time.
struct Candidate {
    SignedInUser user;
    UserStatus status = UserStatus::Closed;
    QString passwordHash;
};

SignedInUser userOf(const store::Row &row, const MasterKeys &keys)
{
    SignedInUser user;
    user.id = row.id<UserId>("user_id");
    user.name = row.text("name");
    user.role = *enumFromName<Role>(row.text("role"));
    if (const auto wrapped = row.maybeBytes("wrapped"))
        user.email = DataKey::unwrapped(keys, user.id, *wrapped)
                         .unsealText(emailColumn, user.id.value, row.maybeBytes("email"));
    return user;
}

Candidate candidateFor(store::Connection &connection, const MasterKeys &keys, const QString &email)
{
    Candidate candidate;
    auto rows
        = connection.run("identity/sign_in_candidate", {{":index", emailIndex(keys, email)}});
    if (const auto row = rows.first()) {
        candidate.user = userOf(*row, keys);
        candidate.status = *enumFromName<UserStatus>(row->text("status"));
        candidate.passwordHash = row->maybeText("password_hash").value_or(QString());
    }
    return candidate;
}

// Counts by what was typed: an address that nobody has is guarded like any other.
QByteArray guardIndex(const MasterKeys &keys, const QString &email)
{
    const QString normalised = normalisedEmail(email);
    return blindIndex(keys.blindIndex, QLatin1StringView("sign_in"),
                      normalised.isEmpty() ? QStringLiteral("?") : normalised);
}

void recordSession(store::Transaction &transaction, qint64 now, UserId actor, Deed deed, UserId user,
                   audit::Result result)
{
    audit::record(transaction, {now, actor, deed, user.isNull() ? audit::Subject::None : audit::Subject::User,
                                user.value, result, QString()});
}

} // namespace

struct Sessions::Living {
    SignedInUser user;
    SessionId id;
    qint64 version = 1;
    qint64 expiresAtMicros = 0;
};

Sessions::Sessions(std::shared_ptr<const MasterKeys> keys, PasswordHasher &hasher, const Clock &clock)
    : m_keys(std::move(keys))
    , m_hasher(hasher)
    , m_clock(clock)
    , m_tokens(m_keys->signing)
{
}

tl::expected<SignedIn, SignInFailure> Sessions::signIn(store::Connection &connection, const QString &email,
                                                       const QString &password, const QString &peer)
{
    using Answer = tl::expected<SignedIn, SignInFailure>;
    const Candidate candidate = candidateFor(connection, *m_keys, email);
    const bool canSignIn = candidate.status == UserStatus::Active && !candidate.passwordHash.isEmpty();
    const auto fits = m_hasher.verify(password.left(maximumPasswordCharacters * 2),
                                      canSignIn ? candidate.passwordHash : m_hasher.dummy());
    if (!fits)
        return tl::unexpected(SignInFailure::Busy);
    const QString address = peer.left(maximumPeerCharacters);
    const QByteArray index = guardIndex(*m_keys, email);
    const QByteArray refreshToken = base64Url(randomBytes(refreshTokenBytes));
    return store::inTransaction(connection, [&](store::Transaction &transaction) -> Answer {
        const qint64 now = m_clock.nowMicros();
        const UserId user = candidate.user.id;
        SignInGuard guard(transaction, index, address, now);
        if (guard.isLocked() || !canSignIn || !*fits) {
            const bool locks = !guard.isLocked() && guard.fail();
            recordSession(transaction, now, UserId(), locks ? Deed::SignInLocked : Deed::SignInFailed,
                          user, audit::Result::Refused);
            return tl::unexpected(SignInFailure::InvalidCredentials);
        }
        guard.succeed();
        const Living session = begin(transaction, candidate.user, address, refreshToken);
        recordSession(transaction, now, user, Deed::SignedIn, user, audit::Result::Done);
        return handOut(session, refreshToken);
    });
}

Sessions::Living Sessions::begin(store::Transaction &transaction, const SignedInUser &user,
                                 const QString &peer, const QByteArray &refreshToken) const
{
    const qint64 now = m_clock.nowMicros();
    const qint64 expires = now + sessionSeconds * microsPerSecond;
    auto made = transaction.run(
        "identity/insert_session",
        {{":user", user.id}, {":now", now}, {":expires", expires}, {":peer", peer}});
    const SessionId session = made.only().id<SessionId>("id");
    transaction.run("identity/insert_refresh_token",
                    {{":hash", sha256(refreshToken)}, {":session", session}, {":generation", 1}});
    return {user, session, 1, expires};
}

SignedIn Sessions::handOut(const Living &session, const QByteArray &refreshToken) const
{
    const qint64 nowSeconds = m_clock.nowMicros() / microsPerSecond;
    const AccessClaims claims{session.user.id, session.user.role, session.id,
                              session.version, nowSeconds, nowSeconds + accessTokenSeconds};
    return {session.user, m_tokens.sign(claims), refreshToken,
            claims.expiresAtSeconds * microsPerSecond, session.expiresAtMicros, session.id};
}

tl::expected<SignedIn, SignInFailure> Sessions::refresh(store::Connection &connection,
                                                        QByteArrayView refreshToken)
{
    if (const auto bytes = bytesOfBase64Url(refreshToken); !bytes || bytes->size() != refreshTokenBytes)
        return tl::unexpected(SignInFailure::TokenInvalid);
    auto answer = store::inTransaction(connection, [&](store::Transaction &transaction) {
        return rotate(transaction, refreshToken.toByteArray());
    });
    return answer;
}

tl::expected<SignedIn, SignInFailure> Sessions::rotate(store::Transaction &transaction,
                                                       const QByteArray &refreshToken) const
{
    const qint64 now = m_clock.nowMicros();
    auto tokens = transaction.run("identity/refresh_token", {{":hash", sha256(refreshToken)}});
    const auto token = tokens.first();
    if (!token)
        return tl::unexpected(SignInFailure::TokenInvalid);
    const SessionId id = token->id<SessionId>("session_id");
    const int generation = token->integer("generation");
    // Now in the row's own turn: what another refresh did meanwhile is seen.
    auto sessions = transaction.run("identity/lock_session", {{":id", id}});
    const auto row = sessions.first();
    if (!row || !row->isNull("revoked_at") || row->int64("expires_at") <= now
        || row->text("status") != enumName(UserStatus::Active))
        return tl::unexpected(SignInFailure::TokenInvalid);
    const Living session{userOf(*row, *m_keys), id, row->int64("version"), row->int64("expires_at")};
    const int newest = row->integer("generation");
    // The successor follows from the token: a repeated request gets the same one without its being stored.
    const QByteArray successor = base64Url(hmacSha256(m_keys->refresh, refreshToken));
    if (generation == newest) {
        transaction.run("identity/rotate_session",
                        {{":id", id}, {":generation", newest + 1}, {":now", now}});
        transaction.run("identity/insert_refresh_token",
                        {{":hash", sha256(successor)}, {":session", id}, {":generation", newest + 1}});
        return handOut(session, successor);
    }
    const qint64 age = now - row->int64("rotated_at");
    if (generation == newest - 1 && age <= refreshGraceSeconds * microsPerSecond)
        return handOut(session, successor);
    transaction.run("identity/revoke_session", {{":id", id}, {":now", now}});
    recordSession(transaction, now, UserId(), Deed::TokenReused, session.user.id, audit::Result::Refused);
    return tl::unexpected(SignInFailure::TokenReused);
}

void Sessions::signOut(store::Connection &connection, const Principal &principal)
{
    store::inTransaction(connection, [&](store::Transaction &transaction) {
        const qint64 now = m_clock.nowMicros();
        auto revoked = transaction.run("identity/revoke_session", {{":id", principal.session}, {":now", now}});
        if (revoked.rowsAffected() == 1)
            recordSession(transaction, now, principal.user, Deed::SignedOut, principal.user,
                          audit::Result::Done);
    });
    m_cache.forgetSession(principal.session);
}

std::optional<Principal> Sessions::cachedAccess(QByteArrayView accessToken)
{
    const qint64 now = m_clock.nowMicros();
    const auto entry = m_cache.find(sha256(accessToken), now);
    if (!entry || now - entry->checkedAtMicros > sessionCheckMicros)
        return std::nullopt;
    return Principal{entry->claims.user, entry->claims.role, entry->claims.session};
}

std::optional<Principal> Sessions::verifyAccess(store::Connection &connection, QByteArrayView accessToken)
{
    if (const auto cached = cachedAccess(accessToken))
        return cached;
    if (accessToken.size() > maximumTokenBytes)
        return std::nullopt;
    const qint64 now = m_clock.nowMicros();
    const QByteArray hash = sha256(accessToken);
    const auto entry = m_cache.find(hash, now);
    const auto claims = entry ? std::optional(entry->claims)
                              : m_tokens.verify(accessToken, now / microsPerSecond);
    if (!claims)
        return std::nullopt;
    auto alive = connection.run("identity/session_is_alive",
                                {{":id", claims->session},
                                 {":version", claims->sessionVersion},
                                 {":user", claims->user},
                                 {":role", enumName(claims->role)},
                                 {":now", now}});
    if (!alive.first()) {
        m_cache.forget(hash);
        return std::nullopt;
    }
    m_cache.put(hash, {*claims, now});
    return Principal{claims->user, claims->role, claims->session};
}

std::optional<Role> Sessions::roleIn(QByteArrayView accessToken) const
{
    const auto claims = m_tokens.verify(accessToken, m_clock.nowMicros() / microsPerSecond);
    return claims ? std::optional(claims->role) : std::nullopt;
}

int Sessions::removeExpired(store::Connection &connection) const
{
    const qint64 before = m_clock.nowMicros() - failureMemorySeconds * microsPerSecond;
    connection.run("identity/remove_old_guards", {{":before", before}});
    return connection.run("identity/remove_expired_sessions", {{":before", before}}).rowsAffected();
}

} // namespace guichet::identity
