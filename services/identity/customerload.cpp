// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/customerload.h"

#include "services/identity/userinsert.h"
#include "services/store/transaction.h"

namespace guichet::identity {

QList<UserId> loadCustomers(store::Transaction &transaction, const MasterKeys &keys, const Clock &clock,
                            const QList<LoadedCustomer> &customers)
{
    Q_ASSERT(customers.size() <= loadChunk);
    const qint64 now = clock.nowMicros();
    const QList<UserId> ids = nextUserIds(transaction, customers.size());
    QList<NewUser> users;
    users.reserve(customers.size());
    for (qsizetype i = 0; i < customers.size(); ++i) {
        const LoadedCustomer &customer = customers[i];
        users.append({ids[i], Role::Customer, customer.declared, customer.emailConfirmed,
                      customer.approved, customer.createdAtMicros == 0 ? now : customer.createdAtMicros,
                      UserId()});
    }
    insertUsers(transaction, *currentKeys(transaction, keys), users);
    return ids;
}

} // namespace guichet::identity
