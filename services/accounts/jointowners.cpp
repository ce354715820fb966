// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/jointowners.h"

#include "services/accounts/directory.h"
#include "services/accounts/standing.h"
#include "services/ledger/accountbook.h"
#include "services/store/arrays.h"

namespace guichet::accounts {

using store::Transaction;

std::optional<OwnerRequest> waitingOwner(Transaction &transaction, AccountId account)
{
    auto found = transaction.run("accounts/holder_request", {{":account", account}});
    const auto row = found.first();
    if (!row)
        return std::nullopt;
    return OwnerRequest{row->id<UserId>("user_id"), row->id<UserId>("requested_by")};
}

Outcome<void> keepOwnerRequest(Transaction &transaction, AccountId account, const OwnerRequest &request, qint64 nowMicros)
{
    if (waitingOwner(transaction, account))
        return refuse(Refusal::AlreadyDecided);
    transaction.run("accounts/insert_holder_request", {{":account", account},
                                                       {":user", request.customer},
                                                       {":requested_by", request.requestedBy},
                                                       {":requested_at", nowMicros}});
    return {};
}

void forgetOwnerRequest(Transaction &transaction, AccountId account)
{
    transaction.run("accounts/delete_holder_request", {{":account", account}});
}

Outcome<void> addOwner(Transaction &transaction, const identity::Users &users, AccountId account, UserId customer)
{
    const auto customers = customersById(transaction.connection(), users, {customer});
    if (!customers)
        return tl::unexpected(customers.error());
    if (holdersOf(transaction.connection(), account).contains(customer))
        return refuse(Refusal::InvalidValue, "customers");
    admit(transaction, *customers);
    if (const auto open = ledger::lockOpenCustomers(transaction.connection(), {customer}); !open)
        return refuse(open.error().reason, "customers");
    transaction.run("accounts/insert_holders",
                    {{":account", account}, {":users", store::arrayOfIds(QList<UserId>{customer})}});
    return {};
}

} // namespace guichet::accounts
