// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/accountbook.h"

#include "services/ledger/lockedrows.h"
#include "services/store/arrays.h"

#include <algorithm>

namespace guichet::ledger {

namespace {

std::optional<AccountState> lockAccount(store::Connection &connection, AccountId account)
{
    const QList<AccountState> rows = lockAccounts(connection, {account});
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first());
}

std::optional<CustomerState> lockCustomer(store::Connection &connection, UserId customer)
{
    const QList<CustomerState> rows = lockCustomers(connection, {customer});
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first());
}

void saveStatus(store::Connection &connection, AccountId account, AccountStatus status)
{
    connection.run("ledger/set_account_status", {{":id", account}, {":status", enumName(status)}});
}

std::optional<AccountId> findBankAccount(store::Connection &connection, const QString &name)
{
    store::Result found = connection.run("ledger/find_bank_account", {{":name", name}});
    const auto row = found.first();
    return row ? std::optional(row->id<AccountId>("account_id")) : std::nullopt;
}

} // namespace

Outcome<AccountId> openAccount(store::Connection &connection, const OpenAccount &account)
{
    const auto owner = lockCustomer(connection, account.owner);
    if (!owner)
        return refuse(Refusal::NotFound, "customer");
    if (owner->closed)
        return refuse(Refusal::CustomerClosed, "customer");
    store::Result opened = connection.run("ledger/open_account",
        {{":owner", account.owner}, {":currency", account.currency.code()}, {":floor", account.floorMinorUnits},
         {":allowed", account.allowed.bits()}, {":capped", !owner->approved}, {":status", enumName(account.status)},
         {":nature", enumName(AccountNature::Customer)}});
    return opened.only().id<AccountId>("id");
}

Outcome<AccountStatus> setAccountStatus(store::Connection &connection, AccountId account, AccountStatus status)
{
    if (status == AccountStatus::Closed)
        return closeAccount(connection, account);
    const auto state = lockAccount(connection, account);
    if (!state)
        return refuse(Refusal::NotFound, "account");
    if (state->status == AccountStatus::Closed)
        return refuse(Refusal::AccountClosed, "account");
    saveStatus(connection, account, status);
    return state->status;
}

Outcome<AccountStatus> closeAccount(store::Connection &connection, AccountId account)
{
    const auto state = lockAccount(connection, account);
    if (!state)
        return refuse(Refusal::NotFound, "account");
    if (state->status == AccountStatus::Closed)
        return refuse(Refusal::AccountClosed, "account");
    if (state->posted != 0 || state->held != 0)
        return refuse(Refusal::AccountNotEmpty, "account");
    saveStatus(connection, account, AccountStatus::Closed);
    return state->status;
}

Outcome<AccountStatus> setAccountTerms(store::Connection &connection, AccountId account, qint64 floorMinorUnits,
                                       ActionSet allowed)
{
    const auto state = lockAccount(connection, account);
    if (!state)
        return refuse(Refusal::NotFound, "account");
    if (state->status == AccountStatus::Closed)
        return refuse(Refusal::AccountClosed, "account");
    if (state->posted - state->held < floorMinorUnits)
        return refuse(Refusal::InsufficientFunds, "account");
    connection.run("ledger/set_account_terms",
        {{":id", account}, {":floor", floorMinorUnits}, {":allowed", allowed.bits()}});
    return state->status;
}

void registerCustomer(store::Connection &connection, UserId customer, bool approved)
{
    connection.run("ledger/register_customers",
        {{":ids", store::arrayOfInt64(QList<qint64>{customer.value})}, {":approved", approved}});
}

Outcome<UserId> setCustomerApproved(store::Connection &connection, UserId customer, bool approved)
{
    if (!lockCustomer(connection, customer))
        return refuse(Refusal::NotFound, "customer");
    connection.run("ledger/set_customer_approved", {{":id", customer}, {":approved", approved}});
    connection.run("ledger/lock_accounts_of", {{":owner", customer}});
    connection.run("ledger/cap_accounts_of", {{":owner", customer}, {":capped", !approved}});
    return customer;
}

Outcome<void> lockOpenCustomers(store::Connection &connection, QList<UserId> customers)
{
    std::sort(customers.begin(), customers.end());
    customers.erase(std::unique(customers.begin(), customers.end()), customers.end());
    const QList<CustomerState> rows = lockCustomers(connection, customers);
    if (rows.size() != customers.size())
        return refuse(Refusal::NotFound, "customer");
    const auto isClosed = [](const CustomerState &row) { return row.closed; };
    if (std::any_of(rows.begin(), rows.end(), isClosed))
        return refuse(Refusal::CustomerClosed, "customer");
    return {};
}

Outcome<UserId> closeCustomer(store::Connection &connection, UserId customer)
{
    if (!lockCustomer(connection, customer))
        return refuse(Refusal::NotFound, "customer");
    store::Result open = connection.run("ledger/count_open_accounts_of", {{":owner", customer}});
    if (open.only().int64("open") > 0)
        return refuse(Refusal::AccountNotEmpty, "customer");
    connection.run("ledger/close_customer", {{":id", customer}});
    return customer;
}

Outcome<LimitUse> allowOneMore(store::Connection &connection, UserId customer, Action action, QDate businessDate,
                               const DailyLimits &limitsPerDay)
{
    const auto state = lockCustomer(connection, customer);
    if (!state)
        return refuse(Refusal::NotFound, "customer");
    CustomerState raised = onDate(*state, businessDate);
    ++raised.extra[static_cast<size_t>(action)];
    saveLimits(connection, {raised});
    return limitOn(raised, action, businessDate, limitsPerDay);
}

AccountId bankAccount(store::Connection &connection, const QString &name, Currency currency, AccountNature nature)
{
    if (const auto found = findBankAccount(connection, name))
        return *found;
    connection.run("ledger/lock_bank_accounts"); // two first askers must not both make it
    if (const auto found = findBankAccount(connection, name))
        return *found;
    store::Result opened = connection.run("ledger/open_account",
        {{":owner", std::nullopt}, {":currency", currency.code()}, {":floor", noFloor},
         {":allowed", ActionSet::all().bits()}, {":capped", false}, {":status", enumName(AccountStatus::Active)},
         {":nature", enumName(nature)}});
    const auto account = opened.only().id<AccountId>("id");
    connection.run("ledger/name_bank_account", {{":name", name}, {":account", account}});
    return account;
}

} // namespace guichet::ledger
