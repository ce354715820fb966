// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/upkeep.h"

#include "services/accounts/directory.h"
#include "services/accounts/jointowners.h"
#include "services/accounts/standing.h"
#include "services/audit/audittrail.h"
#include "services/ledger/accountbook.h"

namespace guichet::accounts {

using store::Transaction;

// The account, locked, as the person who changes it saw it.
static Outcome<Standing> locked(Transaction &transaction, const Change &change)
{
    const auto standing = lockStanding(transaction, change.account);
    if (!standing)
        return refuse(Refusal::NotFound, "account");
    if (standing->version != change.version)
        return refuse(Refusal::StaleVersion, "version");
    return *standing;
}

// Why an account that stands so isn't simply in use.
static Refusal refusalOf(AccountStatus status)
{
    switch (status) {
    case AccountStatus::AwaitingApproval:
        return Refusal::AccountNotApproved;
    case AccountStatus::Frozen:
        return Refusal::AccountFrozen;
    case AccountStatus::Closed:
    case AccountStatus::Refused:
        return Refusal::AccountClosed;
    case AccountStatus::Active:
        return Refusal::AlreadyDecided;
    }
    Q_UNREACHABLE();
}

static AccountDetails changed(Transaction &transaction, const identity::Users &users, const Change &change,
                              audit::Deed deed)
{
    audit::record(transaction, {change.nowMicros, change.by, deed, audit::Subject::Account, change.account.value});
    return detailsNow(transaction, users, change.account);
}

static Outcome<AccountDetails> move(Transaction &transaction, const identity::Users &users, const Change &change,
                                    AccountStatus from, AccountStatus to, audit::Deed deed)
{
    const auto standing = locked(transaction, change);
    if (!standing)
        return tl::unexpected(standing.error());
    if (standing->status != from)
        return refuse(refusalOf(standing->status));
    const auto done = ledger::setAccountStatus(transaction.connection(), change.account, to);
    if (!done)
        return tl::unexpected(done.error());
    transaction.run("accounts/touch", {{":account", change.account}});
    return changed(transaction, users, change, deed);
}

Outcome<AccountDetails> freeze(Transaction &transaction, const identity::Users &users, const Change &change)
{
    return move(transaction, users, change, AccountStatus::Active, AccountStatus::Frozen, audit::Deed::AccountFrozen);
}

Outcome<AccountDetails> unfreeze(Transaction &transaction, const identity::Users &users, const Change &change)
{
    return move(transaction, users, change, AccountStatus::Frozen, AccountStatus::Active,
                audit::Deed::AccountUnfrozen);
}

Outcome<AccountDetails> close(Transaction &transaction, const identity::Users &users, const Change &change)
{
    const auto standing = locked(transaction, change);
    if (!standing)
        return tl::unexpected(standing.error());
    if (standing->status == AccountStatus::Frozen || standing->status == AccountStatus::Closed)
        return refuse(refusalOf(standing->status));
    const auto done = ledger::closeAccount(transaction.connection(), change.account);
    if (!done)
        return tl::unexpected(done.error());
    forgetOwnerRequest(transaction, change.account);
    transaction.run("accounts/close", {{":account", change.account}, {":now", change.nowMicros}});
    giveUpAsDefault(transaction, users, change.account);
    return changed(transaction, users, change, audit::Deed::AccountClosed);
}

Outcome<AccountDetails> addHolder(Transaction &transaction, const identity::Users &users, const Change &change,
                                  UserId customer)
{
    const auto standing = lockStanding(transaction, change.account);
    if (!standing)
        return refuse(Refusal::NotFound, "account");
    const auto customers = customersById(transaction.connection(), users, {customer});
    if (!customers)
        return tl::unexpected(customers.error());
    if (holdersOf(transaction.connection(), change.account).contains(customer))
        return refuse(Refusal::InvalidValue, "customers");
    if (standing->version != change.version)
        return refuse(Refusal::StaleVersion, "version");
    if (isAnyClosed(*customers))
        return refuse(Refusal::CustomerClosed, "customers");
    if (standing->status != AccountStatus::Active && standing->status != AccountStatus::AwaitingApproval)
        return refuse(refusalOf(standing->status));

    const auto done = standing->isDecided
        ? keepOwnerRequest(transaction, change.account, {customer, change.by}, change.nowMicros)
        : addOwner(transaction, users, change.account, customer);
    if (!done)
        return tl::unexpected(done.error());
    transaction.run("accounts/touch", {{":account", change.account}});
    return changed(transaction, users, change, audit::Deed::HolderAdded);
}

} // namespace guichet::accounts
