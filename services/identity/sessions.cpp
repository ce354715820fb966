// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/sessions.h"

#include "services/audit/audittrail.h"
#include "services/identity/crypto.h"
#include "services/identity/userrows.h"
#include "services/store/transaction.h"

namespace guichet::identity {

using audit::Deed;

namespace {

constexpr qsizetype refreshTokenBytes = 32;

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
    bool hasSecondFactor = false;
};

Sessions::Sessions(std::shared_ptr<const MasterKeys> keys, PasswordHasher &hasher, const Clock &clock, SignInRules rules)
    : m_keys(std::move(keys))
    , m_hasher(hasher)
    , m_clock(clock)
    , m_rules(std::move(rules))
    , m_tokens(m_keys->signing)
{
}

SignedIn Sessions::beginSession(store::Transaction &transaction, const SignedInUser &user, const QString &peer,
                                bool hasSecondFactor) const
{
    const qint64 now = m_clock.nowMicros();
    const qint64 expires = now + sessionSeconds * microsPerSecond;
    const QByteArray refreshToken = base64Url(randomBytes(refreshTokenBytes));
    auto made = transaction.run("identity/insert_session", {{":user", user.id},
                                                            {":now", now},
                                                            {":expires", expires},
                                                            {":peer", peer},
                                                            {":second_factor", hasSecondFactor}});
    const SessionId session = made.only().id<SessionId>("id");
    transaction.run("identity/insert_refresh_token",
                    {{":hash", sha256(refreshToken)}, {":session", session}, {":generation", 1}});
    return handOut({user, session, 1, expires, hasSecondFactor}, refreshToken);
}

bool Sessions::lacksSecondFactor(const Principal &principal) const
{
    return m_rules.staffNeedSecondFactor && staff.contains(principal.role) && !principal.hasSecondFactor;
}

SignedIn Sessions::handOut(const Living &session, const QByteArray &refreshToken) const
{
    const qint64 nowSeconds = m_clock.nowMicros() / microsPerSecond;
    const AccessClaims claims{session.user.id, session.user.role, session.id,
                              session.version, nowSeconds, nowSeconds + accessTokenSeconds};
    const Principal principal{session.user.id, session.user.role, session.id, session.hasSecondFactor};
    const auto secondFactor = session.hasSecondFactor ? SecondFactorState::Given
        : lacksSecondFactor(principal)                ? SecondFactorState::Needed
                                                      : SecondFactorState::None;
    return {session.user, m_tokens.sign(claims), refreshToken, claims.expiresAtSeconds * microsPerSecond,
            session.expiresAtMicros, session.id, secondFactor};
}

Sessions::Answer Sessions::refresh(store::Connection &connection, QByteArrayView refreshToken)
{
    if (const auto bytes = bytesOfBase64Url(refreshToken); !bytes || bytes->size() != refreshTokenBytes)
        return tl::unexpected(NotSignedIn(SignInFailure::TokenInvalid));
    m_tokens.refresh(connection, m_clock.nowMicros());
    auto answer = store::inTransaction(connection, [&](store::Transaction &transaction) {
        return rotate(transaction, refreshToken.toByteArray());
    });
    return answer;
}

Sessions::Answer Sessions::rotate(store::Transaction &transaction, const QByteArray &refreshToken) const
{
    const auto no = [](SignInFailure failure) { return tl::unexpected(NotSignedIn(failure)); };
    const qint64 now = m_clock.nowMicros();
    auto tokens = transaction.run("identity/refresh_token", {{":hash", sha256(refreshToken)}});
    const auto token = tokens.first();
    if (!token)
        return no(SignInFailure::TokenInvalid);
    const SessionId id = token->id<SessionId>("session_id");
    const int generation = token->integer("generation");
    // Now in the row's own turn: what another refresh did meanwhile is seen.
    auto sessions = transaction.run("identity/lock_session", {{":id", id}});
    const auto row = sessions.first();
    if (!row || !row->isNull("revoked_at") || row->int64("expires_at") <= now
        || row->text("status") != enumName(UserStatus::Active))
        return no(SignInFailure::TokenInvalid);
    const Living session{signedInUserOf(*row, *m_keys), id, row->int64("version"), row->int64("expires_at"),
                         row->boolean("second_factor")};
    if (session.user.role != Role::Customer && now - row->int64("rotated_at") > (accessTokenSeconds + idleSeconds) * microsPerSecond)
        return no(SignInFailure::TokenInvalid);
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
    return no(SignInFailure::TokenReused);
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
    return entry->principal();
}

std::optional<Principal> Sessions::verifyAccess(store::Connection &connection, QByteArrayView accessToken)
{
    if (const auto cached = cachedAccess(accessToken))
        return cached;
    if (accessToken.size() > maximumTokenBytes)
        return std::nullopt;
    const qint64 now = m_clock.nowMicros();
    m_tokens.refresh(connection, now);
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
    const auto row = alive.first();
    if (!row) {
        m_cache.forget(hash);
        return std::nullopt;
    }
    const SessionCache::Entry seen{*claims, now, row->boolean("second_factor")};
    m_cache.put(hash, seen);
    return seen.principal();
}

std::optional<Role> Sessions::roleIn(QByteArrayView accessToken) const
{
    const auto claims = m_tokens.verify(accessToken, m_clock.nowMicros() / microsPerSecond);
    return claims ? std::optional(claims->role) : std::nullopt;
}

int Sessions::removeExpired(store::Connection &connection) const
{
    const qint64 now = m_clock.nowMicros();
    const qint64 before = now - failureMemorySeconds * microsPerSecond;
    connection.run("identity/remove_old_guards", {{":before", before},
                                                  {":familiar_before", now - familiarSeconds * microsPerSecond},
                                                  {":most", failuresBeforeSuspension}});
    connection.run("identity/remove_old_floods", {{":over", now - floodSeconds * microsPerSecond}});
    return connection.run("identity/remove_expired_sessions", {{":before", before}}).rowsAffected();
}

} // namespace guichet::identity
