// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/lockedrows.h"
#include "services/ledger/reads.h"
#include "services/store/arrays.h"

namespace guichet::ledger {

namespace {

UserId userOrNone(const store::Row &row, std::string_view column)
{
    return row.maybeId<UserId>(column).value_or(UserId());
}

Entry entryFrom(const store::Row &row)
{
    Entry entry;
    entry.id = row.id<EntryId>("id");
    entry.kind = enumOf<EntryKind>(row, "kind");
    if (!row.isNull("action"))
        entry.action = enumOf<Action>(row, "action");
    entry.businessDate = row.date("business_date");
    entry.postedAtMicros = row.int64("posted_at");
    entry.currency = Currency::fromCode(row.text("currency")).value();
    entry.customer = userOrNone(row, "customer");
    entry.maker = userOrNone(row, "maker");
    entry.approver = userOrNone(row, "approver");
    entry.principal = userOrNone(row, "principal");
    entry.key = IdempotencyKey::fromText(row.text("key")).value_or(IdempotencyKey());
    entry.note = row.text("note");
    return entry;
}

/// A row of ledger.command_key; a booked one still lacks its entry.
struct KeyRow {
    StoredVerdict stored;
    EntryId entry;
    HoldId hold;
    LimitUse limit;
};

KeyRow keyRowFrom(const store::Row &row, const IdempotencyKey &key)
{
    KeyRow found;
    found.stored.principal = row.id<UserId>("principal");
    found.stored.key = key;
    found.stored.requestHash = row.bytes("request_hash");
    found.entry = row.maybeId<EntryId>("entry_id").value_or(EntryId());
    found.hold = row.maybeId<HoldId>("hold_id").value_or(HoldId());
    found.limit.used = static_cast<int>(row.maybeInt64("limit_used").value_or(0));
    found.limit.allowed = static_cast<int>(row.maybeInt64("limit_allowed").value_or(0));
    if (found.entry.isNull() && found.hold.isNull()) {
        const QString fieldName = row.maybeText("field").value_or(QString());
        found.stored.verdict = refuse(enumOf<Refusal>(row, "refusal"), knownField(fieldName));
    }
    return found;
}

/// A booked verdict as it was given, from the entries of all that were asked for.
Booked bookedFrom(const KeyRow &row, EntryId repost, const QHash<EntryId, Entry> &entries)
{
    const Entry entry = entries.value(row.entry);
    Booked booked{row.entry, entry.businessDate, entry.postedAtMicros, entry.legs, row.limit, repost, {}, row.hold};
    const Entry counted = repost.isNull() ? entry : entries.value(repost);
    if (!repost.isNull())
        booked.repostLegs = counted.legs;
    if (counted.action)
        booked.limit.action = *counted.action;
    return booked;
}

} // namespace

QList<Entry> entriesById(store::Connection &connection, const QList<EntryId> &entries)
{
    QList<Entry> found;
    if (entries.isEmpty())
        return found;
    const QString ids = store::arrayOfIds(entries);
    QHash<EntryId, qsizetype> places;
    store::Result entryRows = connection.run("ledger/entries_by_id", {{":ids", ids}});
    for (const store::Row &row : entryRows) {
        places.insert(row.id<EntryId>("id"), found.size());
        found.append(entryFrom(row));
    }
    store::Result postingRows = connection.run("ledger/postings_by_entry", {{":ids", ids}});
    for (const store::Row &row : postingRows) {
        const auto place = places.constFind(row.id<EntryId>("entry_id"));
        if (place != places.constEnd())
            found[*place].legs.append({row.id<AccountId>("account_id"), row.int64("minor_units"),
                                       row.int64("balance_after"), row.int64("sequence")});
    }
    return found;
}

std::optional<Entry> entryById(store::Connection &connection, EntryId entry)
{
    const QList<Entry> found = entriesById(connection, {entry});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

/// When those that only moved a hold did so.
static void addMoments(store::Connection &connection, QList<StoredVerdict> &verdicts)
{
    QList<HoldId> holds;
    for (const StoredVerdict &stored : std::as_const(verdicts)) {
        if (stored.verdict && stored.verdict->entry.isNull())
            holds.append(stored.verdict->hold);
    }
    if (holds.isEmpty())
        return;
    store::Result moments = connection.run("ledger/hold_moments", {{":ids", store::arrayOfIds(holds)}});
    for (const store::Row &row : moments) {
        for (StoredVerdict &stored : verdicts) {
            if (!stored.verdict || !stored.verdict->entry.isNull() || stored.key.text() != row.text("key"))
                continue;
            stored.verdict->businessDate = row.date("business_date");
            stored.verdict->postedAtMicros = row.int64("moved_at");
        }
    }
}

/// The second entries of those that reversed and posted anew.
static QHash<EntryId, EntryId> repostsOf(store::Connection &connection, const QHash<EntryId, Entry> &entries)
{
    QList<EntryId> reversals;
    for (const Entry &entry : entries) {
        if (entry.kind == EntryKind::Reversal)
            reversals.append(entry.id);
    }
    QHash<EntryId, EntryId> reposts;
    if (reversals.isEmpty())
        return reposts;
    store::Result found = connection.run("ledger/reposts_of", {{":ids", store::arrayOfIds(reversals)}});
    for (const store::Row &row : found)
        reposts.insert(row.id<EntryId>("reversal"), row.id<EntryId>("repost"));
    return reposts;
}

QList<StoredVerdict> verdictsOf(store::Connection &connection, const QList<std::pair<UserId, IdempotencyKey>> &keys)
{
    QSet<std::pair<UserId, IdempotencyKey>> wanted(keys.begin(), keys.end());
    QStringList texts;
    for (const auto &name : keys)
        texts.append(name.second.text());
    QList<KeyRow> rows;
    QList<EntryId> booked;
    store::Result found = connection.run("ledger/read_keys", {{":keys", store::arrayOfText(texts)}});
    for (const store::Row &row : found) {
        const auto key = IdempotencyKey::fromText(row.text("key"));
        if (!key || !wanted.contains({row.id<UserId>("principal"), *key}))
            continue;
        rows.append(keyRowFrom(row, *key));
        if (!rows.last().entry.isNull())
            booked.append(rows.last().entry);
    }
    QHash<EntryId, Entry> entries;
    for (const Entry &entry : entriesById(connection, booked))
        entries.insert(entry.id, entry);
    const QHash<EntryId, EntryId> reposts = repostsOf(connection, entries);
    for (const Entry &entry : entriesById(connection, reposts.values()))
        entries.insert(entry.id, entry);
    QList<StoredVerdict> verdicts;
    for (KeyRow &row : rows) {
        if (!row.entry.isNull() || !row.hold.isNull())
            row.stored.verdict = bookedFrom(row, reposts.value(row.entry), entries);
        verdicts.append(row.stored);
    }
    addMoments(connection, verdicts);
    return verdicts;
}

std::optional<StoredVerdict> verdictOf(store::Connection &connection, UserId principal, const IdempotencyKey &key)
{
    const QList<StoredVerdict> found = verdictsOf(connection, {{principal, key}});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

} // namespace guichet::ledger
