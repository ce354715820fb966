// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/values/customer.h"
#include "services/identity/masterkeys.h"

#include <QList>

namespace guichet::store {
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

/// One of many customers to load.
struct LoadedCustomer {
    CustomerDeclaration declared;
    bool emailConfirmed = true;
    bool approved = true;
    qint64 createdAtMicros = 0; ///< 0: now
};

inline constexpr int loadChunk = 10'000; ///< customers a call, at most

/// Loads customers set-wise (a million takes about a minute): the same rows as one registered singly, one
/// data key each, but without an audit line each and without asking for duplicate ID numbers. The caller
/// has checked the declarations (checkDeclaration); a taken e-mail is a fault. Gives the ids in order.
[[nodiscard]] QList<UserId> loadCustomers(store::Transaction &transaction, const MasterKeys &keys,
                                          const Clock &clock, const QList<LoadedCustomer> &customers);

} // namespace guichet::identity
