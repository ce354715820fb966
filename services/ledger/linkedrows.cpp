// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/linkedrows.h"

#include "services/ledger/lockedrows.h"
#include "services/store/arrays.h"

namespace guichet::ledger {

namespace {

std::optional<qint64> orNull(UserId id)
{
    return id.isNull() ? std::nullopt : std::optional(id.value);
}

std::optional<qint64> orNull(EntryId id)
{
    return id.isNull() ? std::nullopt : std::optional(id.value);
}

QList<OriginalState> readOriginals(store::Connection &connection, const QList<EntryId> &ids)
{
    QList<OriginalState> originals;
    const QString array = store::arrayOfIds(ids);
    for (const store::Row &row : connection.run("ledger/read_originals", {{":ids", array}})) {
        OriginalState original;
        original.id = row.id<EntryId>("id");
        original.kind = enumOf<EntryKind>(row, "kind");
        if (!row.isNull("action"))
            original.action = enumOf<Action>(row, "action");
        original.customer = row.maybeId<UserId>("customer").value_or(UserId());
        original.businessDate = row.date("business_date");
        original.currency = Currency::fromCode(row.text("currency")).value();
        original.reversedBy = row.maybeId<EntryId>("reversed_by").value_or(EntryId());
        originals.append(original);
    }
    const auto of = [&originals](EntryId id) {
        return std::find_if(originals.begin(), originals.end(), [id](const OriginalState &o) { return o.id == id; });
    };
    for (const store::Row &row : connection.run("ledger/postings_by_entry", {{":ids", array}}))
        of(row.id<EntryId>("entry_id"))->legs.append({row.id<AccountId>("account_id"), row.int64("minor_units")});
    for (const store::Row &row : connection.run("ledger/cash_of_entries", {{":ids", array}}))
        of(row.id<EntryId>("entry_id"))->cash.append({row.int64("face"), row.int64("count")});
    return originals;
}

QList<HoldState> readHolds(store::Connection &connection, const QList<HoldId> &ids)
{
    QList<HoldState> holds;
    for (const store::Row &row : connection.run("ledger/read_holds", {{":ids", store::arrayOfIds(ids)}}))
        holds.append({row.id<HoldId>("id"), row.id<AccountId>("account_id"), row.int64("held"), row.int64("captured"),
                      row.int64("released"), row.int64("expires_at")});
    return holds;
}

QList<UnapprovedPair> readUnapproved(store::Connection &connection, const QList<AccountId> &ids)
{
    QList<UnapprovedPair> pairs;
    for (const store::Row &row : connection.run("ledger/unapproved_pairs", {{":ids", store::arrayOfIds(ids)}}))
        pairs.append({row.id<AccountId>("account"), row.id<AccountId>("other")});
    return pairs;
}

void insertReversals(store::Connection &connection, const Batch &batch)
{
    QList<qint64> originals, reversals;
    QList<std::optional<qint64>> reposts;
    for (const int index : batch.booking()) {
        if (batch.command(index).reverses.isNull())
            continue;
        originals.append(batch.command(index).reverses.value);
        reversals.append(batch.verdict(index)->entry.value);
        reposts.append(orNull(batch.verdict(index)->repost));
    }
    if (originals.isEmpty())
        return;
    connection.run("ledger/insert_reversals",
        {{":originals", store::arrayOfInt64(originals)}, {":reversals", store::arrayOfInt64(reversals)},
         {":reposts", store::arrayOfInt64(reposts)}});
}

void saveHolds(store::Connection &connection, const BatchState &state)
{
    QList<qint64> ids, accounts, held, captured, released, expiresAt;
    for (const HoldId id : state.changedHolds) {
        const HoldState hold = state.holds[id];
        ids.append(id.value);
        accounts.append(hold.account.value);
        held.append(hold.held);
        captured.append(hold.captured);
        released.append(hold.released);
        expiresAt.append(hold.expiresAtMicros);
    }
    connection.run("ledger/save_holds",
        {{":ids", store::arrayOfInt64(ids)}, {":accounts", store::arrayOfInt64(accounts)},
         {":held", store::arrayOfInt64(held)}, {":captured", store::arrayOfInt64(captured)},
         {":released", store::arrayOfInt64(released)}, {":expires_at", store::arrayOfInt64(expiresAt)}});
}

qint64 movedBy(const Batch &batch, int index)
{
    const HoldOrder &order = *batch.command(index).hold;
    const HoldState hold = batch.state().holds[batch.verdict(index)->hold];
    switch (order.verb) {
    case HoldVerb::Reserve:
        return hold.held;
    case HoldVerb::Capture:
        return hold.captured;
    case HoldVerb::Release:
    case HoldVerb::Expire:
        return hold.released;
    }
    Q_UNREACHABLE();
}

void insertMovements(store::Connection &connection, const Batch &batch)
{
    QList<qint64> holds, amounts, principals;
    QStringList verbs, keys, notes;
    QList<std::optional<qint64>> entries, customers, makers;
    for (const int index : batch.storing()) {
        const Command &command = batch.command(index);
        if (!command.hold || !batch.verdict(index))
            continue;
        holds.append(batch.verdict(index)->hold.value);
        verbs.append(enumName(command.hold->verb));
        amounts.append(movedBy(batch, index));
        entries.append(orNull(batch.verdict(index)->entry));
        customers.append(orNull(command.customer));
        makers.append(orNull(command.maker));
        principals.append(command.principal.value);
        keys.append(command.key.text());
        notes.append(command.note);
    }
    connection.run("ledger/insert_hold_movements",
        {{":moved_at", batch.moment().postedAtMicros}, {":business_date", batch.moment().businessDate},
         {":holds", store::arrayOfInt64(holds)}, {":verbs", store::arrayOfText(verbs)},
         {":amounts", store::arrayOfInt64(amounts)}, {":entries", store::arrayOfInt64(entries)},
         {":customers", store::arrayOfInt64(customers)}, {":makers", store::arrayOfInt64(makers)},
         {":principals", store::arrayOfInt64(principals)}, {":keys", store::arrayOfText(keys)},
         {":notes", store::arrayOfText(notes)}});
}

void updateHeld(store::Connection &connection, const BatchState &state)
{
    QList<qint64> ids, posted, held, sequences;
    for (const AccountId id : state.changedHeld) {
        const AccountState account = state.accounts[id];
        ids.append(id.value);
        posted.append(account.posted);
        held.append(account.held);
        sequences.append(account.sequence);
    }
    connection.run("ledger/update_held",
        {{":ids", store::arrayOfInt64(ids)}, {":posted", store::arrayOfInt64(posted)},
         {":held", store::arrayOfInt64(held)}, {":sequences", store::arrayOfInt64(sequences)}});
}

} // namespace

LinkedRows readLinked(store::Connection &connection, const Batch &batch)
{
    LinkedRows rows;
    if (const QList<EntryId> originals = batch.originals(); !originals.isEmpty())
        rows.originals = readOriginals(connection, originals);
    if (const QList<HoldId> holds = batch.holds(); !holds.isEmpty())
        rows.holds = readHolds(connection, holds);
    if (const QList<AccountId> accounts = batch.unapprovedAccounts(); !accounts.isEmpty())
        rows.unapproved = readUnapproved(connection, accounts);
    return rows;
}

void writeLinked(store::Connection &connection, const Batch &batch)
{
    insertReversals(connection, batch);
    if (batch.state().changedHolds.isEmpty())
        return;
    saveHolds(connection, batch.state());
    insertMovements(connection, batch);
    updateHeld(connection, batch.state());
}

} // namespace guichet::ledger
