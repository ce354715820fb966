// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/userrows.h"

// New rows, one or ten thousand. For this folder only.
namespace guichet::identity {

/// A user to be inserted.
struct NewUser {
    UserId id;
    Role role = Role::Customer;
    CustomerDeclaration declared; ///< checked
    bool emailConfirmed = false;
    bool approved = false;
    qint64 createdAtMicros = 0;
    UserId createdBy;
};
[[nodiscard]] QList<UserId> nextUserIds(store::Transaction &transaction, qsizetype count);
/// Users, their data keys and (customers only) their search words, in one statement each.
void insertUsers(store::Transaction &transaction, const KeyGeneration &keys, const QList<NewUser> &users);
void replaceSearchWords(store::Transaction &transaction, UserId user, const QString &name);

} // namespace guichet::identity
