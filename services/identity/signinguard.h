// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace guichet::store {
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

inline constexpr int failuresBeforeLock = 5;
inline constexpr qint64 firstLockSeconds = 60;        ///< doubling with each further failure…
inline constexpr qint64 longestLockSeconds = 15 * 60; ///< …up to this
inline constexpr qint64 failureMemorySeconds = 12 * 3600;

/// How long a pair is locked after so many failures in a row; 0: not at all. A pure function.
[[nodiscard]] qint64 lockSeconds(int failures);

/// Counts the failed sign-ins of one e-mail (known or not, by index) from one address, in the database:
/// a restart forgives nothing. By address too, so that nobody can lock a teller out from elsewhere. The
/// pair's row stays locked until the transaction ends: of any number of guesses at once, five are judged.
class SignInGuard
{
public:
    SignInGuard(store::Transaction &transaction, const QByteArray &emailIndex, const QString &peer,
                qint64 nowMicros);

    /// Locked now: whatever the password is, the answer is no.
    [[nodiscard]] bool isLocked() const;
    /// One more failure; true when this one locked the pair.
    bool fail();
    void succeed();

private:
    store::Transaction &m_transaction;
    QByteArray m_emailIndex;
    QString m_peer;
    qint64 m_nowMicros;
    int m_failures = 0;
    qint64 m_lockedUntilMicros = 0;
};

} // namespace guichet::identity
