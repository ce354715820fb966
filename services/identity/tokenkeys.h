// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/accesstoken.h"

#include <QList>
#include <mutex>

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

inline constexpr qint64 tokenKeyLeadSeconds = 60;   ///< from being made to signing: every server has read it by then
inline constexpr qint64 tokenKeyReadSeconds = 20;   ///< a server reads the keys so often
inline constexpr qsizetype tokenSaltBytes = 32;

/// The keys that access tokens are signed with, one after the other; each is made of the secret file and a salt in the
/// database, so that a new one needs no file to be carried to every server. A token holds until it expires, whatever has
/// become of its key; but no key signs for a time that isn't its own. Any thread.
class TokenKeys
{
public:
    /// `root` signs until the first change.
    explicit TokenKeys(const SecureBytes &root);

    /// Reads them when that is due.
    void refresh(store::Connection &connection, qint64 nowMicros);
    [[nodiscard]] QByteArray sign(const AccessClaims &claims) const;
    [[nodiscard]] std::optional<AccessClaims> verify(QByteArrayView token, qint64 nowSeconds) const;

private:
    struct Key {
        std::shared_ptr<const AccessTokens> tokens;
        qint64 signsFromSeconds = 0;
        QByteArray salt{}; ///< empty: the root
    };
    [[nodiscard]] QList<Key> keys() const;
    [[nodiscard]] Key made(const QByteArray &salt, qint64 signsFromMicros, const QList<Key> &known) const;
    SecureBytes m_root;
    mutable std::mutex m_mutex;
    QList<Key> m_keys; ///< by time
    qint64 m_readAtMicros = 0;
};

/// Another key signs from a minute on; those whose tokens have all expired are forgotten. Audited.
void rotateTokenKey(store::Transaction &transaction, qint64 nowMicros);

} // namespace guichet::identity
