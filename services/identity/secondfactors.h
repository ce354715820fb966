// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/values/ids.h"
#include "models/values/refusal.h"
#include "services/identity/masterkeys.h"

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

/// What an authenticator is told once.
struct NewSecondFactor {
    QString secret; ///< base32
    QString uri;    ///< otpauth
};

/// Second factors (RFC 6238): begun with a secret, confirmed by its first code, asked for at every sign-in from then on. The
/// secret is sealed under the user's data key. Every change is audited in the caller's transaction. Any thread, with its
/// connection.
class SecondFactors
{
public:
    /// `issuer` is what authenticators show: the bank's name.
    SecondFactors(std::shared_ptr<const MasterKeys> keys, const Clock &clock, const QString &issuer);

    /// Since when codes are asked for; nothing: they aren't.
    [[nodiscard]] std::optional<qint64> confirmedAt(store::Connection &connection, UserId user) const;
    /// A secret to be confirmed; the one begun before counts no more. NotFound; AlreadyDecided when one is confirmed.
    [[nodiscard]] Outcome<NewSecondFactor> begin(store::Transaction &transaction, UserId user) const;
    /// InvalidValue ("code"); AlreadyDecided when none is begun. The session counts as begun with a code from here on.
    [[nodiscard]] Outcome<void> confirm(store::Transaction &transaction, UserId user, SessionId session, const QString &code) const;
    /// NotFound when there is none.
    [[nodiscard]] Outcome<void> remove(store::Transaction &transaction, UserId user, UserId byWhom) const;

private:
    std::shared_ptr<const MasterKeys> m_keys;
    const Clock &m_clock;
    QString m_issuer;
};

/// Whether this is a code of the user's that holds now; it is taken so, and never again. For this folder only.
[[nodiscard]] bool takeCode(store::Transaction &transaction, const MasterKeys &keys, UserId user, const QString &code,
                            qint64 nowMicros);

} // namespace guichet::identity
