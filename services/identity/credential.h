// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"
#include "services/identity/masterkeys.h"

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

// What somebody signs in with. For this folder only.
namespace guichet::identity {

/// Whoever wants in, or nobody: both go the same way and take the same time.
struct Credential {
    SignedInUser user;
    UserStatus status = UserStatus::Closed;
    QString passwordHash;   ///< empty: none
    QString stored;         ///< it as the database has it
    bool isSealed = false;  ///< false: from before hashes were
    bool mustChange = false;
    bool isSuspended = false;
    bool hasSecondFactor = false;

    [[nodiscard]] bool canSignIn() const { return status == UserStatus::Active && !passwordHash.isEmpty(); }
};
[[nodiscard]] Credential credentialOf(store::Connection &connection, const MasterKeys &keys, const QString &email);
[[nodiscard]] Credential credentialOf(store::Connection &connection, const MasterKeys &keys, UserId user);

/// Whether the password is what it was when `credential` was read, which hashing may be seconds ago: a sign-in that was on
/// its way outlives no change of the password. Locked, so that it stays so to the transaction's end.
[[nodiscard]] bool isStillKept(store::Transaction &transaction, const Credential &credential);

/// What failed sign-ins are counted by: the e-mail as typed, so that one that nobody has is guarded like any other.
[[nodiscard]] QByteArray guardIndex(const MasterKeys &keys, const QString &email);

enum class MustChange { No, Yes };
/// Keeps the hash sealed under the user's data key: whoever steals the database alone can't try passwords.
void putPassword(store::Transaction &transaction, const MasterKeys &keys, UserId user, const QString &hash, MustChange mustChange,
                 qint64 nowMicros);
/// The same password's hash, made anew.
void keepHash(store::Transaction &transaction, const MasterKeys &keys, UserId user, const QString &hash);

} // namespace guichet::identity
