// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"
#include "models/values/refusal.h"
#include "services/audit/event.h"
#include "services/identity/datakey.h"

#include <QList>

namespace guichet::store {
class Row;
class Transaction;
} // namespace guichet::store

// The rows of identity.users and what hangs on them. For this folder only.
namespace guichet::identity {

inline constexpr QLatin1StringView emailColumn("identity.users.email");
inline constexpr QLatin1StringView phoneColumn("identity.users.phone");
inline constexpr QLatin1StringView idNumberColumn("identity.users.id_number");

inline constexpr QLatin1StringView emailPurpose("email");
inline constexpr QLatin1StringView phonePurpose("phone");
inline constexpr QLatin1StringView idNumberPurpose("id_number");

/// E-mail, phone and ID number as they are stored.
struct SealedContact {
    std::optional<QByteArray> email;
    std::optional<QByteArray> emailIndex;
    std::optional<QByteArray> phone;
    std::optional<QByteArray> phoneIndex;
    std::optional<QByteArray> idNumber;
    std::optional<QByteArray> idNumberIndex;
};
[[nodiscard]] SealedContact sealedContact(const KeyGeneration &keys, const DataKey &dataKey, UserId user,
                                          const CustomerDeclaration &declared);
/// The index that an e-mail is stored with; nullopt when it can't be one. Same for the others.
[[nodiscard]] std::optional<QByteArray> emailIndex(const KeyGeneration &keys, const QString &email);
[[nodiscard]] std::optional<QByteArray> phoneIndex(const KeyGeneration &keys, const QString &phone);
[[nodiscard]] std::optional<QByteArray> idNumberIndex(const KeyGeneration &keys, const QString &idNumber);
/// Those to look it up by, of every generation in use, as an array's literal (empty: nothing is found by it). What finds
/// nothing asks learnedOfNewKeys() and looks once more.
[[nodiscard]] QString emailIndexes(const MasterKeys &keys, const QString &email);
[[nodiscard]] QString phoneIndexes(const MasterKeys &keys, const QString &phone);
[[nodiscard]] QString idNumberIndexes(const MasterKeys &keys, const QString &idNumber);

/// A user locked for the transaction.
struct LockedUser {
    UserId id;
    Role role = Role::Customer;
    UserStatus status = UserStatus::Active;
    bool hasEmail = false;
    qint64 version = 0;
    UserId createdBy;
};
/// NotFound.
[[nodiscard]] Outcome<LockedUser> lockUser(store::Transaction &transaction, UserId id);
/// NotFound, CustomerClosed.
[[nodiscard]] Outcome<LockedUser> lockOpenUser(store::Transaction &transaction, UserId id);

/// From the columns name, birth_date, address, email, phone, id_number, wrapped (NULL: erased).
[[nodiscard]] CustomerDeclaration declarationOf(const store::Row &row, const MasterKeys &keys, UserId id);
/// From the columns user_id, name, role, email, wrapped.
[[nodiscard]] SignedInUser signedInUserOf(const store::Row &row, const MasterKeys &keys);
/// One audit line about a user.
void recordDeed(store::Transaction &transaction, qint64 atMicros, UserId actor, audit::Deed deed,
                UserId user, const QString &detail = QString());
/// Access and refresh tokens of the user end.
void revokeSessionsOf(store::Transaction &transaction, UserId user, qint64 nowMicros);

} // namespace guichet::identity
