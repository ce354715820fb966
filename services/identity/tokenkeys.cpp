// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/tokenkeys.h"

#include "models/values/clock.h"
#include "services/audit/audittrail.h"
#include "services/identity/crypto.h"
#include "services/store/transaction.h"

namespace guichet::identity {

TokenKeys::TokenKeys(const SecureBytes &root)
    : m_root(root)
    , m_keys{{std::make_shared<const AccessTokens>(root), 0}}
{
}

QList<TokenKeys::Key> TokenKeys::keys() const
{
    const std::lock_guard lock(m_mutex);
    return m_keys;
}

TokenKeys::Key TokenKeys::made(const QByteArray &salt, qint64 signsFromMicros, const QList<Key> &known) const
{
    for (const Key &key : known) {
        if (key.salt == salt)
            return key;
    }
    const QByteArray seed = hmacSha256(m_root, "guichet token key" + salt);
    return {std::make_shared<const AccessTokens>(SecureBytes(QByteArrayView(seed))), signsFromMicros / microsPerSecond, salt};
}

void TokenKeys::refresh(store::Connection &connection, qint64 nowMicros)
{
    QList<Key> known;
    {
        const std::lock_guard lock(m_mutex);
        if (m_readAtMicros != 0 && qAbs(nowMicros - m_readAtMicros) < tokenKeyReadSeconds * microsPerSecond)
            return;
        known = m_keys;
    }
    QList<Key> read{known.first()};
    for (const store::Row &row : connection.run("identity/token_keys"))
        read.append(made(row.bytes("salt"), row.int64("signs_from"), known));
    const std::lock_guard lock(m_mutex);
    m_keys = read;
    m_readAtMicros = nowMicros;
}

QByteArray TokenKeys::sign(const AccessClaims &claims) const
{
    const QList<Key> all = keys();
    const auto current = std::find_if(all.crbegin(), all.crend(),
                                      [&](const Key &key) { return key.signsFromSeconds <= claims.issuedAtSeconds; });
    Q_ASSERT(current != all.crend());
    return current->tokens->sign(claims);
}

std::optional<AccessClaims> TokenKeys::verify(QByteArrayView token, qint64 nowSeconds) const
{
    const QList<Key> all = keys();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto claims = all[i].tokens->verify(token, nowSeconds);
        if (!claims)
            continue;
        // A server that hasn't read the next key yet signs with this one a little longer.
        const bool isItsTime = claims->issuedAtSeconds + clockSkewSeconds >= all[i].signsFromSeconds
            && (i + 1 == all.size()
                || claims->issuedAtSeconds <= all[i + 1].signsFromSeconds + clockSkewSeconds);
        return isItsTime ? claims : std::nullopt;
    }
    return std::nullopt;
}

void rotateTokenKey(store::Transaction &transaction, qint64 nowMicros)
{
    const qint64 over = nowMicros - (accessTokenSeconds + 2 * clockSkewSeconds) * microsPerSecond;
    transaction.run("identity/remove_old_token_keys", {{":before", over}});
    transaction.run("identity/insert_token_key", {{":salt", randomBytes(tokenSaltBytes)},
                                                  {":signs_from", nowMicros + tokenKeyLeadSeconds * microsPerSecond}});
    audit::record(transaction, {nowMicros, UserId(), audit::Deed::TokenKeyRotated, audit::Subject::None, 0,
                                audit::Result::Done, QString()});
}

} // namespace guichet::identity
