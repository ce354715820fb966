// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/linkedreads.h"

#include "services/ledger/lockedrows.h"
#include "services/ledger/reads.h"
#include "services/store/arrays.h"

#include <algorithm>

namespace guichet::ledger {

namespace {

QList<HoldId> idsOf(store::Result rows)
{
    QList<HoldId> ids;
    for (const store::Row &row : rows)
        ids.append(row.id<HoldId>("id"));
    return ids;
}

Hold holdFrom(const store::Row &row)
{
    const Currency currency = Currency::fromCode(row.text("currency")).value();
    Hold hold;
    hold.id = row.id<HoldId>("id");
    hold.account = row.id<AccountId>("account_id");
    hold.customer = row.maybeId<UserId>("customer").value_or(UserId());
    hold.amount = {row.int64("held"), currency};
    hold.captured = {row.int64("captured"), currency};
    hold.released = {row.int64("released"), currency};
    hold.last = enumOf<HoldVerb>(row, "last");
    hold.reservedAtMicros = row.int64("reserved_at");
    hold.expiresAtMicros = row.int64("expires_at");
    hold.note = row.text("note");
    return hold;
}

} // namespace

QHash<EntryId, ReversalLink> reversalsOf(store::Connection &connection, const QList<EntryId> &originals)
{
    QHash<EntryId, ReversalLink> links;
    store::Result rows = connection.run("ledger/reversals_of", {{":ids", store::arrayOfIds(originals)}});
    for (const store::Row &row : rows)
        links.insert(row.id<EntryId>("original"),
                     {row.id<EntryId>("reversal"), row.maybeId<EntryId>("repost").value_or(EntryId())});
    return links;
}

std::optional<Command> reversalCommand(store::Connection &connection, EntryId original)
{
    const auto entry = entryById(connection, original);
    if (!entry)
        return std::nullopt;
    Command command;
    command.kind = EntryKind::Reversal;
    command.customer = entry->customer;
    command.currency = entry->currency;
    command.reverses = original;
    QList<AccountId> accounts;
    for (const LegResult &leg : entry->legs)
        accounts.append(leg.account);
    const QHash<AccountId, Balance> known = balances(connection, accounts);
    for (const LegResult &leg : entry->legs) {
        command.legs.append({leg.account, -leg.minorUnits});
        if (known[leg.account].nature == AccountNature::Cash)
            command.cash = cashOfEntry(connection, original, leg.account);
    }
    // Who paid gets it back; at the counter there is only one customer.
    std::stable_sort(command.legs.begin(), command.legs.end(), [&known](const Leg &a, const Leg &b) {
        const auto rank = [&known](const Leg &leg) {
            return std::pair(known[leg.account].nature != AccountNature::Customer, leg.minorUnits < 0);
        };
        return rank(a) < rank(b);
    });
    return command;
}

QList<Hold> holdsById(store::Connection &connection, const QList<HoldId> &ids)
{
    QList<Hold> holds;
    if (ids.isEmpty())
        return holds;
    store::Result rows = connection.run("ledger/holds_by_id", {{":ids", store::arrayOfIds(ids)}});
    for (const store::Row &row : rows)
        holds.append(holdFrom(row));
    return holds;
}

QList<Hold> openHoldsOf(store::Connection &connection, AccountId account)
{
    return holdsById(connection, idsOf(connection.run("ledger/open_holds_of", {{":account", account}})));
}

QList<Hold> expiredHolds(store::Connection &connection, qint64 nowMicros, int limit)
{
    return holdsById(connection, idsOf(connection.run("ledger/expired_holds", {{":now", nowMicros}, {":limit", limit}})));
}

} // namespace guichet::ledger
