// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/history.h"

#include "services/ledger/postingrow.h"
#include "services/store/arrays.h"

namespace guichet::ledger {

namespace {

QHash<AccountId, PastBalance> pastBalances(store::Connection &connection, const QList<AccountId> &accounts,
                                           std::optional<qint64> atMicros, std::optional<QDate> businessDate)
{
    store::Result rows = connection.run(
        "ledger/balances_at", {{":ids", store::arrayOfIds(accounts)}, {":at", atMicros}, {":date", businessDate}});
    QHash<AccountId, PastBalance> found;
    for (const store::Row &row : rows) {
        PastBalance past;
        past.account = row.id<AccountId>("id");
        past.currency = Currency::fromCode(row.text("currency")).value();
        past.posted = row.int64("posted");
        past.sequence = row.int64("sequence");
        past.entry = row.maybeId<EntryId>("entry_id").value_or(EntryId());
        found.insert(past.account, past);
    }
    return found;
}

} // namespace

QHash<AccountId, PastBalance> balancesAt(store::Connection &connection, const QList<AccountId> &accounts, qint64 atMicros)
{
    return pastBalances(connection, accounts, atMicros, std::nullopt);
}

QHash<AccountId, PastBalance> balancesOn(store::Connection &connection, const QList<AccountId> &accounts, QDate businessDate)
{
    return pastBalances(connection, accounts, std::nullopt, businessDate);
}

QList<AccountPosting> postingsBetween(store::Connection &connection, AccountId account, qint64 afterSequence,
                                      qint64 untilSequence, int limit)
{
    QList<AccountPosting> postings;
    store::Result rows = connection.run("ledger/postings_between", {{":account", account},
                                                                    {":after", afterSequence},
                                                                    {":until", untilSequence},
                                                                    {":limit", limit}});
    for (const store::Row &row : rows)
        postings.append(postingFrom(row));
    return postings;
}

std::optional<Change> changeBetween(store::Connection &connection, AccountId account, qint64 afterMicros,
                                    qint64 untilMicros, int limit)
{
    const auto before = balancesAt(connection, {account}, afterMicros);
    const auto after = balancesAt(connection, {account}, untilMicros);
    if (!before.contains(account) || !after.contains(account))
        return std::nullopt;
    Change change{before[account], after[account], {}};
    change.postings = postingsBetween(connection, account, change.before.sequence, change.after.sequence, limit);
    return change;
}

std::optional<EntryId> entryByKeySince(store::Connection &connection, AccountId account, const IdempotencyKey &key,
                                       qint64 sinceMicros)
{
    const auto before = balancesAt(connection, {account}, sinceMicros);
    store::Result found = connection.run("ledger/entry_by_key_since", {{":account", account},
                                                                       {":after", before.value(account).sequence},
                                                                       {":key", key.text()}});
    if (const auto row = found.first())
        return row->id<EntryId>("entry_id");
    return std::nullopt;
}

} // namespace guichet::ledger
