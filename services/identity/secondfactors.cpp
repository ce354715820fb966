// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/secondfactors.h"

#include "services/identity/credential.h"
#include "services/identity/totp.h"
#include "services/identity/userrows.h"
#include "services/store/transaction.h"

namespace guichet::identity {

using audit::Deed;

namespace {

constexpr QLatin1StringView secretColumn("identity.second_factor.secret");

} // namespace

SecondFactors::SecondFactors(std::shared_ptr<const MasterKeys> keys, const Clock &clock, const QString &issuer)
    : m_keys(std::move(keys))
    , m_clock(clock)
    , m_issuer(issuer)
{
}

std::optional<qint64> SecondFactors::confirmedAt(store::Connection &connection, UserId user) const
{
    auto rows = connection.run("identity/second_factor", {{":user", user}});
    const auto row = rows.first();
    return row ? row->maybeInt64("confirmed_at") : std::nullopt;
}

Outcome<NewSecondFactor> SecondFactors::begin(store::Transaction &transaction, UserId user) const
{
    const auto locked = lockOpenUser(transaction, user);
    const auto dataKey = DataKey::of(transaction.connection(), *m_keys, user);
    if (!locked || !dataKey)
        return refuse(Refusal::NotFound);
    const SecureBytes secret = SecureBytes::random(totpSecretBytes);
    const int begun = transaction
                          .run("identity/begin_second_factor",
                               {{":user", user}, {":secret", dataKey->seal(secretColumn, user.value, secret.view())}})
                          .rowsAffected();
    if (begun == 0)
        return refuse(Refusal::AlreadyDecided);
    const QString account = credentialOf(transaction.connection(), *m_keys, user).user.email;
    return NewSecondFactor{base32(secret.view()), otpauthUri(m_issuer, account, secret)};
}

Outcome<void> SecondFactors::confirm(store::Transaction &transaction, UserId user, SessionId session, const QString &code) const
{
    if (const auto locked = lockOpenUser(transaction, user); !locked)
        return tl::unexpected(locked.error());
    auto rows = transaction.run("identity/second_factor", {{":user", user}});
    const auto row = rows.first();
    if (!row || !row->isNull("confirmed_at"))
        return refuse(Refusal::AlreadyDecided);
    const qint64 now = m_clock.nowMicros();
    if (!takeCode(transaction, *m_keys, user, code, now))
        return refuse(Refusal::InvalidValue, "code");
    transaction.run("identity/confirm_second_factor", {{":user", user}, {":now", now}});
    transaction.run("identity/mark_second_factor", {{":id", session}, {":user", user}});
    recordDeed(transaction, now, user, Deed::SecondFactorSet, user);
    return {};
}

Outcome<void> SecondFactors::remove(store::Transaction &transaction, UserId user, UserId byWhom) const
{
    if (transaction.run("identity/delete_second_factor", {{":user", user}}).rowsAffected() == 0)
        return refuse(Refusal::NotFound);
    recordDeed(transaction, m_clock.nowMicros(), byWhom, Deed::SecondFactorRemoved, user);
    return {};
}

bool takeCode(store::Transaction &transaction, const MasterKeys &keys, UserId user, const QString &code, qint64 nowMicros)
{
    auto rows = transaction.run("identity/second_factor", {{":user", user}});
    const auto row = rows.first();
    const auto dataKey = row ? DataKey::of(transaction.connection(), keys, user) : std::nullopt;
    if (!dataKey)
        return false;
    const QByteArray secret = dataKey->unseal(secretColumn, user.value, row->bytes("secret"));
    const auto step = totpStepOf(SecureBytes(QByteArrayView(secret)), code, nowMicros / microsPerSecond, row->int64("last_step"));
    // Of two who bring the same code at once, one finds it taken.
    return step && transaction.run("identity/take_code", {{":user", user}, {":step", *step}}).rowsAffected() == 1;
}

} // namespace guichet::identity
