// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/reads.h"

#include "services/ledger/postingrow.h"
#include "services/store/arrays.h"

#include <limits>

namespace guichet::ledger {

namespace {

Balance balanceFrom(const store::Row &row)
{
    const AccountState account = accountStateFrom(row);
    Balance balance;
    balance.account = account.id;
    balance.owner = row.maybeId<UserId>("owner").value_or(UserId());
    balance.currency = account.currency;
    balance.nature = account.nature;
    balance.status = account.status;
    balance.allowed = account.allowed;
    balance.posted = account.posted;
    balance.held = account.held;
    balance.floor = account.floor;
    balance.sequence = account.sequence;
    return balance;
}

CashCount cashFrom(store::Result lines)
{
    CashCount cash;
    for (const store::Row &row : lines)
        cash.append({row.int64("face"), row.int64("count")});
    return cash;
}

} // namespace

QHash<AccountId, Balance> balances(store::Connection &connection, const QList<AccountId> &accounts)
{
    QHash<AccountId, Balance> found;
    store::Result rows = connection.run("ledger/balances", {{":ids", store::arrayOfIds(accounts)}});
    for (const store::Row &row : rows)
        found.insert(row.id<AccountId>("id"), balanceFrom(row));
    return found;
}

QList<AccountPosting> postingsOf(store::Connection &connection, AccountId account, qint64 beforeSequence, int limit)
{
    return postingsOf(connection, {{account, beforeSequence, limit}}).first();
}

QList<QList<AccountPosting>> postingsOf(store::Connection &connection, const QList<PostingsWanted> &wanted)
{
    QList<qint64> accounts, befores, limits;
    for (const PostingsWanted &one : wanted) {
        accounts.append(one.account.value);
        befores.append(one.beforeSequence > 0 ? one.beforeSequence : std::numeric_limits<qint64>::max());
        limits.append(one.limit);
    }
    QList<QList<AccountPosting>> postings(wanted.size());
    store::Result rows = connection.run("ledger/postings_of", {{":accounts", store::arrayOfInt64(accounts)},
                                                               {":befores", store::arrayOfInt64(befores)},
                                                               {":limits", store::arrayOfInt64(limits)}});
    for (const store::Row &row : rows)
        postings[row.int64("place") - 1].append(postingFrom(row));
    return postings;
}

CashCount cashOfEntry(store::Connection &connection, EntryId entry, AccountId cashAccount)
{
    return cashFrom(connection.run("ledger/cash_of_entry", {{":entry", entry}, {":account", cashAccount}}));
}

CashCount cashPosition(store::Connection &connection, AccountId cashAccount)
{
    return cashFrom(connection.run("ledger/cash_position", {{":account", cashAccount}}));
}

QList<LimitUse> limitUse(store::Connection &connection, UserId customer, QDate businessDate,
                         const DailyLimits &limitsPerDay)
{
    QList<LimitUse> uses;
    store::Result rows = connection.run("ledger/limit_row", {{":customer", customer}});
    for (const store::Row &row : rows) {
        const CustomerState state = customerStateFrom(row);
        for (const auto &[action, name] : EnumNames<Action>::values)
            uses.append(limitOn(state, action, businessDate, limitsPerDay));
    }
    return uses;
}

QList<LogBatch> logAfter(store::Connection &connection, qint64 position, int limit)
{
    QList<LogBatch> batches;
    QList<QList<qint64>> entriesOfBatch;
    QList<EntryId> all;
    store::Result rows = connection.run("ledger/log_after", {{":position", position}, {":limit", limit}});
    for (const store::Row &row : rows) {
        batches.append({row.int64("position"), row.int64("committed_at"), {}});
        entriesOfBatch.append(row.int64s("entries"));
        for (const qint64 id : entriesOfBatch.last())
            all.append(EntryId{id});
    }
    QHash<qint64, Entry> entries;
    for (const Entry &entry : entriesById(connection, all))
        entries.insert(entry.id.value, entry);
    for (qsizetype i = 0; i < batches.size(); ++i) {
        QList<qint64> ids = entriesOfBatch[i];
        std::sort(ids.begin(), ids.end());
        for (const qint64 id : ids)
            batches[i].entries.append(entries.value(id));
    }
    return batches;
}

qint64 logEnd(store::Connection &connection)
{
    return connection.run("ledger/log_end").only().int64("position");
}

qint64 unbalancedCount(store::Connection &connection, int newestEntries)
{
    return connection.run("ledger/unbalanced_count", {{":newest", newestEntries}}).only().int64("unbalanced");
}

qint64 customersTotal(store::Connection &connection, Currency currency)
{
    return connection.run("ledger/customers_total", {{":currency", currency.code()}}).only().int64("total");
}

} // namespace guichet::ledger
