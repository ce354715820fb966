// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/standing.h"

#include "services/accounts/directory.h"
#include "services/ledger/accountbook.h"
#include "services/ledger/reads.h"

#include <algorithm>

namespace guichet::accounts {

using store::Transaction;

static constexpr Actor theBank{UserId{}, Role::Administrator};

std::optional<Standing> lockStanding(Transaction &transaction, AccountId account)
{
    auto found = transaction.run("accounts/lock_account", {{":account", account}});
    const auto row = found.first();
    if (!row)
        return std::nullopt;
    Standing standing;
    standing.openedBy = row->id<UserId>("opened_by");
    standing.isDecided = !row->isNull("decided_at") || !row->isNull("closed_at");
    standing.version = row->int64("version");
    standing.status = ledger::balances(transaction.connection(), {account}).value(account).status;
    return standing;
}

Outcome<QList<CustomerDetails>> customersById(store::Connection &connection, const identity::Users &users,
                                              const QList<UserId> &customers)
{
    QList<CustomerDetails> known;
    for (const UserId customer : customers) {
        const auto details = users.details(connection, customer);
        if (!details)
            return refuse(Refusal::NotFound, "customers");
        known.append(*details);
    }
    return known;
}

bool isAnyClosed(const QList<CustomerDetails> &customers)
{
    return std::any_of(customers.cbegin(), customers.cend(), [](const CustomerDetails &customer) {
        return customer.status == UserStatus::Closed;
    });
}

void admit(Transaction &transaction, const QList<CustomerDetails> &customers)
{
    // In the engine's order: by id.
    QList<CustomerDetails> sorted = customers;
    std::sort(sorted.begin(), sorted.end(),
              [](const CustomerDetails &a, const CustomerDetails &b) { return a.id < b.id; });
    for (const CustomerDetails &customer : sorted)
        ledger::registerCustomer(transaction.connection(), customer.id, customer.approved);
}

void giveUpAsDefault(Transaction &transaction, const identity::Users &users, AccountId account)
{
    for (const UserId holder : holdersOf(transaction.connection(), account)) {
        if (users.defaultAccountOf(transaction.connection(), holder) != account)
            continue;
        const auto others = accountsOf(transaction.connection(), users, holder, theBank);
        AccountId next;
        for (const AccountSummary &other : *others) {
            if (other.id != account && other.status != AccountStatus::Closed
                && other.status != AccountStatus::Refused) {
                next = other.id;
                break;
            }
        }
        if (!users.setDefaultAccount(transaction, holder, next))
            qFatal("a holder whom identity doesn't know");
    }
}

AccountDetails detailsNow(Transaction &transaction, const identity::Users &users, AccountId account)
{
    auto now = details(transaction.connection(), users, account, theBank);
    if (!now)
        qFatal("a locked account is gone");
    return std::move(*now);
}

} // namespace guichet::accounts
