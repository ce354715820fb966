// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audittrail.h"
#include "services/identity/credential.h"
#include "services/identity/crypto.h"
#include "services/identity/secondfactors.h"
#include "services/identity/sessions.h"
#include "services/identity/userrows.h"
#include "services/store/transaction.h"

// Where passwords and codes are judged: signing in, showing again who one is, changing the password.
namespace guichet::identity {

using audit::Deed;

namespace {

constexpr qsizetype maximumPeerCharacters = 64;

void note(store::Transaction &transaction, qint64 now, UserId actor, Deed deed, UserId user, audit::Result result)
{
    audit::record(transaction, {now, actor, deed, user.isNull() ? audit::Subject::None : audit::Subject::User,
                                user.value, result, QString()});
}

tl::unexpected<NotSignedIn> no(NotSignedIn why)
{
    return tl::unexpected(std::move(why));
}

} // namespace

struct Sessions::Judged {
    const Credential &credential;
    Attempt attempt;
    bool isRight = false; ///< the password fits, and its user may sign in
    QString remade;       ///< the password's hash at today's cost, where the kept one is cheaper

    void fail(store::Transaction &transaction, SignInGuard &guard, Deed deed) const
    {
        const bool locks = !guard.isLocked() && guard.fail();
        note(transaction, attempt.nowMicros, UserId(), locks ? Deed::SignInLocked : deed, credential.user.id,
             audit::Result::Refused);
    }
};

std::optional<Sessions::Judged> Sessions::judge(const Credential &credential, const QString &email, const QString &password,
                                                const QString &peer)
{
    const auto fits = m_hasher.verify(password.left(maximumPasswordCharacters * 2),
                                      credential.canSignIn() ? credential.passwordHash : m_hasher.dummy());
    if (!fits)
        return std::nullopt;
    Judged judged{credential, {}, credential.canSignIn() && *fits, {}};
    judged.attempt.emailIndex = guardIndex(*m_keys, email);
    judged.attempt.peer = peer.left(maximumPeerCharacters);
    judged.attempt.user = credential.user.id;
    judged.attempt.isSuspended = credential.isSuspended;
    judged.attempt.nowMicros = m_clock.nowMicros();
    if (judged.isRight && m_hasher.isOutdated(credential.passwordHash))
        judged.remade = m_hasher.hash(password).value_or(QString());
    else if (judged.isRight && !credential.isSealed)
        judged.remade = credential.passwordHash;
    return judged;
}

Sessions::Answer Sessions::signIn(store::Connection &connection, const SignInRequest &request)
{
    const Credential credential = credentialOf(connection, *m_keys, request.email);
    const auto judged = judge(credential, request.email, request.password, request.peer);
    if (!judged)
        return no(SignInFailure::Busy);
    m_tokens.refresh(connection, m_clock.nowMicros());
    return store::inTransaction(connection, [&](store::Transaction &transaction) {
        return admit(transaction, *judged, request);
    });
}

Sessions::Answer Sessions::admit(store::Transaction &transaction, const Judged &judged, const SignInRequest &request)
{
    const Credential &credential = judged.credential;
    SignInGuard guard(transaction, judged.attempt, m_rules.flood);
    if (guard.isLocked() || !judged.isRight || !isStillKept(transaction, credential)) {
        judged.fail(transaction, guard, Deed::SignInFailed);
        return no(SignInFailure::InvalidCredentials);
    }
    if (const auto missing = objectionTo(credential, request, NewPassword::IfGiven))
        return no(*missing);
    const UserId user = credential.user.id;
    const qint64 now = judged.attempt.nowMicros;
    if (credential.hasSecondFactor && !takeCode(transaction, *m_keys, user, request.code, now)) {
        judged.fail(transaction, guard, Deed::SignInFailed);
        return no(SignInFailure::InvalidCredentials);
    }
    if (credential.mustChange && !storePassword(transaction, user, request.newPassword))
        return no(SignInFailure::Busy);
    if (!credential.mustChange && !judged.remade.isEmpty())
        keepHash(transaction, *m_keys, user, judged.remade);
    guard.succeed();
    note(transaction, now, user, Deed::SignedIn, user, audit::Result::Done);
    return beginSession(transaction, credential.user, judged.attempt.peer, credential.hasSecondFactor);
}

// What is missing besides the right password. Before the code is taken, which would then be used up.
std::optional<NotSignedIn> Sessions::objectionTo(const Credential &credential, const SignInRequest &request,
                                                 NewPassword newPassword) const
{
    if (credential.hasSecondFactor && request.code.isEmpty())
        return NotSignedIn(SignInFailure::CodeNeeded);
    if (credential.mustChange && request.newPassword.isEmpty())
        return NotSignedIn(SignInFailure::PasswordChangeNeeded);
    if (newPassword == NewPassword::IfGiven && request.newPassword.isEmpty())
        return std::nullopt;
    if (request.newPassword == request.password)
        return NotSignedIn(Weakness::Same);
    const PasswordOwner owner{{m_rules.bankName, credential.user.name}, credential.user.email, credential.hasSecondFactor};
    const auto weakness = weaknessOf(request.newPassword, owner);
    return weakness ? std::optional(NotSignedIn(*weakness)) : std::nullopt;
}

// False: too many are being hashed; nothing is left of the transaction.
bool Sessions::storePassword(store::Transaction &transaction, UserId user, const QString &password)
{
    const auto hash = m_hasher.hash(password);
    if (!hash) {
        transaction.rollback();
        return false;
    }
    const qint64 now = m_clock.nowMicros();
    putPassword(transaction, *m_keys, user, *hash, MustChange::No, now);
    revokeSessionsOf(transaction, user, now);
    note(transaction, now, user, Deed::PasswordChanged, user, audit::Result::Done);
    return true;
}

Sessions::Answer Sessions::changePassword(store::Connection &connection, const Principal &principal, const Proof &proof,
                                          const QString &newPassword)
{
    const Credential credential = credentialOf(connection, *m_keys, principal.user);
    const auto judged = judge(credential, credential.user.email, proof.password, proof.peer);
    if (!judged)
        return no(SignInFailure::Busy);
    const SignInRequest wanted{credential.user.email, proof.password, proof.peer, proof.code, newPassword};
    return store::inTransaction(connection, [&](store::Transaction &transaction) -> Answer {
        SignInGuard guard(transaction, judged->attempt, m_rules.flood);
        const bool isRight = !guard.isLocked() && judged->isRight && isStillKept(transaction, credential);
        if (const auto missing = isRight ? objectionTo(credential, wanted, NewPassword::Wanted) : std::nullopt)
            return no(*missing);
        const UserId user = credential.user.id;
        if (!isRight
            || (credential.hasSecondFactor
                && !takeCode(transaction, *m_keys, user, proof.code, judged->attempt.nowMicros))) {
            judged->fail(transaction, guard, Deed::StepUpFailed);
            return no(SignInFailure::InvalidCredentials);
        }
        if (!storePassword(transaction, user, newPassword))
            return no(SignInFailure::Busy);
        guard.succeed();
        return beginSession(transaction, credential.user, judged->attempt.peer, credential.hasSecondFactor);
    });
}

tl::expected<qint64, SignInFailure> Sessions::stepUp(store::Connection &connection, const Principal &principal,
                                                     const Proof &proof)
{
    using Fresh = tl::expected<qint64, SignInFailure>;
    const Credential credential = credentialOf(connection, *m_keys, principal.user);
    const auto judged = judge(credential, credential.user.email, proof.password, proof.peer);
    if (!judged)
        return tl::unexpected(SignInFailure::Busy);
    return store::inTransaction(connection, [&](store::Transaction &transaction) -> Fresh {
        const qint64 now = judged->attempt.nowMicros;
        SignInGuard guard(transaction, judged->attempt, m_rules.flood);
        const bool isRight = !guard.isLocked()
            && (credential.hasSecondFactor ? takeCode(transaction, *m_keys, principal.user, proof.code, now)
                                           : judged->isRight);
        if (!isRight) {
            judged->fail(transaction, guard, Deed::StepUpFailed);
            return tl::unexpected(SignInFailure::InvalidCredentials);
        }
        guard.succeed();
        transaction.run("identity/freshen_session", {{":id", principal.session},
                                                     {":now", now},
                                                     {":second_factor", credential.hasSecondFactor}});
        note(transaction, now, principal.user, Deed::SteppedUp, principal.user, audit::Result::Done);
        return now + freshSeconds * microsPerSecond;
    });
}

bool Sessions::isFresh(store::Connection &connection, const Principal &principal) const
{
    auto rows = connection.run("identity/session_freshness", {{":id", principal.session}});
    const auto row = rows.first();
    return row && m_clock.nowMicros() <= row->int64("fresh_at") + freshSeconds * microsPerSecond;
}

} // namespace guichet::identity
