// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/ids.h"

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
inline constexpr int failuresBeforeSuspension = 100;  ///< in a row: until an administrator says otherwise
inline constexpr qint64 familiarSeconds = 30 * 24 * 3600; ///< so long after a sign-in an address is the user's own
inline constexpr qint64 floodSeconds = 600;           ///< failures of all e-mails together are counted over so long

/// Failures in floodSeconds, of any e-mails; from there on, until these are over, only familiar pairs of e-mail and address sign
/// in. 0: any number.
struct FloodLimits {
    int ofAddress = 100;
    int ofAll = 2'000;
};

/// How long a pair is locked after so many failures in a row; 0: not at all. A pure function.
[[nodiscard]] qint64 lockSeconds(int failures);

/// Who wants in, from where.
struct Attempt {
    QByteArray emailIndex; ///< known or not
    QString peer;
    UserId user;              ///< null: nobody has this e-mail
    bool isSuspended = false; ///< the user is, after too many failures from anywhere
    qint64 nowMicros = 0;
};

/// Counts the failed sign-ins in the database: a restart forgives nothing. By e-mail and address together, so that nobody can
/// lock a teller out from elsewhere; by address and by all, so that trying one password for many e-mails doesn't help; by user.
/// Where the user has signed in lately, the latter two don't keep them out. The pair's row stays locked until the transaction
/// ends: of any number of guesses at once, five are judged.
class SignInGuard
{
public:
    SignInGuard(store::Transaction &transaction, const Attempt &attempt, const FloodLimits &limits = {});

    /// Locked now: whatever the password is, the answer is no.
    [[nodiscard]] bool isLocked() const { return m_isLocked; }
    /// One more failure; true when this one locked the pair.
    bool fail();
    void succeed();

private:
    [[nodiscard]] bool isFlooded() const;
    void countFlood(const QString &peer, int limit);
    void countUser();
    store::Transaction &m_transaction;
    Attempt m_attempt;
    FloodLimits m_limits;
    int m_failures = 0;
    bool m_isLocked = false;
};

} // namespace guichet::identity
