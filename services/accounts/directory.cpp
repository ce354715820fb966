// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/directory.h"

#include "services/accounts/foreknowledge.h"
#include "services/ledger/reads.h"
#include "services/store/arrays.h"

#include <algorithm>

namespace guichet::accounts {

using store::Connection;
using store::Row;

static AccountSummary summaryFrom(const Row &row)
{
    AccountSummary summary;
    summary.id = row.id<AccountId>("id");
    summary.number = row.text("number");
    summary.product = row.text("product");
    summary.productName = row.text("product_name");
    return summary;
}

// What the ledger knows of it.
static void fillIn(AccountSummary &summary, const QHash<AccountId, ledger::Balance> &balances)
{
    const auto balance = balances.constFind(summary.id);
    if (balance == balances.constEnd())
        qFatal("an account without its ledger row");
    summary.status = balance->status;
    summary.balance = balance->balance();
    summary.available = balance->available();
}

QList<UserId> holdersOf(Connection &connection, AccountId account)
{
    return partyOf(connection, account).holders;
}

bool maySee(Connection &connection, const Actor &actor, AccountId account)
{
    const QList<UserId> holders = holdersOf(connection, account);
    return !holders.isEmpty() && (actor.isStaff() || holders.contains(actor.user));
}

Outcome<AccountDetails> details(Connection &connection, const identity::Users &users, AccountId account,
                                const Actor &actor)
{
    auto found = connection.run("accounts/account", {{":account", account}});
    const auto row = found.first();
    const QList<UserId> holders = holdersOf(connection, account);
    if (!row || holders.isEmpty() || (!actor.isStaff() && !holders.contains(actor.user)))
        return refuse(Refusal::NotFound, "account");

    const auto openedBy = row->id<UserId>("opened_by");
    const auto balances = ledger::balances(connection, {account});
    const auto names = users.namesOf(connection, holders + QList<UserId>{openedBy});
    AccountDetails details;
    details.summary = summaryFrom(*row);
    details.summary.isDefault = users.defaultAccountOf(connection, holders.first()) == account;
    fillIn(details.summary, balances);
    for (const UserId holder : holders)
        details.holders.append({holder, names.value(holder)});
    details.openedBy = openedBy;
    details.openedByName = names.value(openedBy);
    details.openedAtMicros = row->int64("opened_at");
    details.floorMinorUnits = balances.value(account).floor;
    details.version = row->int64("version");
    return details;
}

Outcome<QList<AccountSummary>> accountsOf(Connection &connection, const identity::Users &users, UserId user,
                                          const Actor &actor)
{
    if (!actor.isStaff() && actor.user != user)
        return refuse(Refusal::NotFound, "user");
    QList<AccountId> ids;
    QList<AccountSummary> summaries;
    for (const Row &row : connection.run("accounts/accounts_of", {{":user", user}})) {
        summaries.append(summaryFrom(row));
        ids.append(summaries.last().id);
    }
    if (ids.isEmpty())
        return summaries;

    const auto balances = ledger::balances(connection, ids);
    const AccountId defaultAccount = users.defaultAccountOf(connection, user);
    for (AccountSummary &summary : summaries) {
        summary.isDefault = summary.id == defaultAccount;
        fillIn(summary, balances);
    }
    std::stable_partition(summaries.begin(), summaries.end(), [](const AccountSummary &summary) {
        return summary.status != AccountStatus::Closed && summary.status != AccountStatus::Refused;
    });
    return summaries;
}

std::optional<AccountId> accountByNumber(Connection &connection, const QString &number)
{
    auto found = connection.run("accounts/account_by_number", {{":number", number}});
    if (const auto row = found.first())
        return row->id<AccountId>("id");
    return std::nullopt;
}

QHash<AccountId, AccountName> namesOf(Connection &connection, const identity::Users &users,
                                      const QList<AccountId> &accounts)
{
    QHash<AccountId, AccountName> names;
    QHash<AccountId, UserId> holders;
    for (const Row &row : connection.run("accounts/names", {{":ids", store::arrayOfIds(accounts)}})) {
        const auto id = row.id<AccountId>("id");
        const auto holder = row.id<UserId>("holder");
        names.insert(id, {row.text("number"), row.text("name"), holder});
        if (!holder.isNull())
            holders.insert(id, holder);
    }
    const auto userNames = users.namesOf(connection, holders.values());
    for (auto it = holders.cbegin(); it != holders.cend(); ++it)
        names[it.key()].name = userNames.value(it.value());
    return names;
}

} // namespace guichet::accounts
