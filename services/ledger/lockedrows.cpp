// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/lockedrows.h"

#include "services/store/arrays.h"

namespace guichet::ledger {

QList<CustomerState> lockCustomers(store::Connection &connection, const QList<UserId> &ids)
{
    QList<CustomerState> rows;
    if (ids.isEmpty())
        return rows;
    store::Result locked = connection.run("ledger/lock_customers", {{":ids", store::arrayOfIds(ids)}});
    for (const store::Row &row : locked)
        rows.append(customerStateFrom(row));
    return rows;
}

QList<AccountState> lockAccounts(store::Connection &connection, const QList<AccountId> &ids)
{
    QList<AccountState> rows;
    store::Result locked = connection.run("ledger/lock_accounts", {{":ids", store::arrayOfIds(ids)}});
    for (const store::Row &row : locked)
        rows.append(accountStateFrom(row));
    return rows;
}

void saveLimits(store::Connection &connection, const QList<CustomerState> &customers)
{
    QList<qint64> ids;
    QList<QDate> dates;
    std::array<QList<qint64>, actionCount> used, extra;
    for (const CustomerState &customer : customers) {
        ids.append(customer.id.value);
        dates.append(customer.businessDate);
        for (size_t action = 0; action < actionCount; ++action) {
            used[action].append(customer.used[action]);
            extra[action].append(customer.extra[action]);
        }
    }
    connection.run("ledger/update_limits",
        {{":ids", store::arrayOfInt64(ids)}, {":dates", store::arrayOfDates(dates)},
         {":used_deposit", store::arrayOfInt64(used[0])}, {":used_withdrawal", store::arrayOfInt64(used[1])},
         {":used_transfer", store::arrayOfInt64(used[2])}, {":used_payment", store::arrayOfInt64(used[3])},
         {":extra_deposit", store::arrayOfInt64(extra[0])}, {":extra_withdrawal", store::arrayOfInt64(extra[1])},
         {":extra_transfer", store::arrayOfInt64(extra[2])}, {":extra_payment", store::arrayOfInt64(extra[3])}});
}

CustomerState customerStateFrom(const store::Row &row)
{
    CustomerState customer;
    customer.id = row.id<UserId>("id");
    customer.businessDate = row.date("business_date");
    customer.approved = row.boolean("approved");
    customer.closed = row.boolean("closed");
    customer.used = {row.integer("used_deposit"), row.integer("used_withdrawal"), row.integer("used_transfer"),
                     row.integer("used_payment")};
    customer.extra = {row.integer("extra_deposit"), row.integer("extra_withdrawal"), row.integer("extra_transfer"),
                      row.integer("extra_payment")};
    return customer;
}

AccountState accountStateFrom(const store::Row &row)
{
    AccountState account;
    account.id = row.id<AccountId>("id");
    account.posted = row.int64("posted");
    account.held = row.int64("held");
    account.floor = row.int64("floor");
    account.sequence = row.int64("sequence");
    account.allowed = ActionSet::fromBits(static_cast<unsigned>(row.integer("allowed")));
    account.capped = row.boolean("capped");
    account.nature = enumOf<AccountNature>(row, "nature");
    account.status = enumOf<AccountStatus>(row, "status");
    account.currency = Currency::fromCode(row.text("currency")).value();
    return account;
}

} // namespace guichet::ledger
