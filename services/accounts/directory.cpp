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
    return maySee(partyOf(connection, account), actor);
}

Outcome<AccountDetails> details(Connection &connection, const identity::Users &users, AccountId account,
                                const Actor &actor)
{
    return details(connection, users, {{account, actor}}).first();
}

// What this module knows of these accounts.
static QHash<AccountId, AccountDetails> partsOf(Connection &connection, const QList<AccountId> &accounts)
{
    QHash<AccountId, AccountDetails> found;
    for (const Row &row : connection.run("accounts/accounts", {{":ids", store::arrayOfIds(accounts)}})) {
        AccountDetails &details = found[row.id<AccountId>("id")];
        if (const auto holder = row.maybeId<UserId>("holder"))
            details.holders.append({*holder, {}}); // names are others' to say
        if (details.holders.size() > 1)
            continue;
        details.summary = summaryFrom(row);
        details.openedBy = row.id<UserId>("opened_by");
        details.openedAtMicros = row.int64("opened_at");
        details.version = row.int64("version");
    }
    return found;
}

static Party partyOf(const AccountDetails &details)
{
    Party party;
    for (const Holder &holder : details.holders)
        party.holders.append(holder.id);
    return party;
}

// What others know of them.
static void fillIn(QHash<AccountId, AccountDetails> &accounts, Connection &connection, const identity::Users &users)
{
    QList<UserId> people;
    for (const AccountDetails &details : std::as_const(accounts)) {
        for (const Holder &holder : details.holders)
            people.append(holder.id);
        people.append(details.openedBy);
    }
    const auto balances = ledger::balances(connection, accounts.keys());
    const auto known = users.knownAs(connection, people);
    for (AccountDetails &details : accounts) {
        fillIn(details.summary, balances);
        details.floorMinorUnits = balances.value(details.summary.id).floor;
        details.summary.isDefault = known.value(details.holders.first().id).defaultAccount == details.summary.id;
        for (Holder &holder : details.holders)
            holder.name = known.value(holder.id).name;
        details.openedByName = known.value(details.openedBy).name;
    }
}

QList<Outcome<AccountDetails>> details(Connection &connection, const identity::Users &users,
                                       const QList<AccountQuestion> &questions)
{
    QList<AccountId> asked;
    for (const AccountQuestion &question : questions)
        asked.append(question.account);
    const auto found = partsOf(connection, asked);
    const auto isShown = [&](const AccountQuestion &question) {
        const auto known = found.constFind(question.account);
        return known != found.constEnd() && maySee(partyOf(*known), question.actor);
    };
    QHash<AccountId, AccountDetails> shown; // to somebody
    for (const AccountQuestion &question : questions) {
        if (isShown(question))
            shown.insert(question.account, found.value(question.account));
    }
    if (!shown.isEmpty())
        fillIn(shown, connection, users);
    QList<Outcome<AccountDetails>> answers;
    for (const AccountQuestion &question : questions)
        answers.append(isShown(question) ? Outcome<AccountDetails>(shown.value(question.account))
                                         : refuse(Refusal::NotFound, "account"));
    return answers;
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
    if (accounts.isEmpty())
        return names;
    QList<UserId> holders;
    for (const Row &row : connection.run("accounts/names", {{":ids", store::arrayOfIds(accounts)}})) {
        const auto holder = row.id<UserId>("holder");
        names.insert(row.id<AccountId>("id"), {row.text("name"), holder});
        if (!holder.isNull())
            holders.append(holder);
    }
    const auto known = users.knownAs(connection, holders);
    for (AccountName &name : names) {
        if (!name.holder.isNull())
            name.name = known.value(name.holder).name;
    }
    return names;
}

QHash<AccountId, QString> numbersOf(Connection &connection, const QList<AccountId> &accounts)
{
    QHash<AccountId, QString> numbers;
    for (const Row &row : connection.run("accounts/numbers", {{":ids", store::arrayOfIds(accounts)}}))
        numbers.insert(row.id<AccountId>("id"), row.text("number"));
    return numbers;
}

} // namespace guichet::accounts
