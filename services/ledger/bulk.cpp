// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/bulk.h"

#include "services/ledger/lockedrows.h"
#include "services/store/arrays.h"
#include "services/store/bug.h"

namespace guichet::ledger {

namespace {

constexpr qsizetype entriesALogRow = 256;
constexpr int filledWhileLoading = 50; ///< percent of a page
constexpr int filledAfterwards = 100;

void leaveRoom(store::Connection &connection, int percent)
{
    connection.run("ledger/leave_room", {{":percent", percent}});
}

QList<qint64> takeNumbers(store::Connection &connection, std::string_view statement, qsizetype count)
{
    return connection.run(statement, {{":count", count}}).only().int64s("ids");
}

void insertAccounts(store::Connection &connection, const QList<BulkAccount> &accounts, const QList<qint64> &ids)
{
    QList<qint64> floors, posted, sequences, owners, allowed;
    QStringList statuses, currencies;
    for (const BulkAccount &account : accounts) {
        floors.append(account.terms.floorMinorUnits);
        posted.append(account.openingMinorUnits);
        sequences.append(account.openingMinorUnits == 0 ? 0 : 1);
        owners.append(account.terms.owner.value);
        allowed.append(account.terms.allowed.bits());
        statuses.append(enumName(account.terms.status));
        currencies.append(account.terms.currency.code());
    }
    const store::Result inserted = connection.run("ledger/load_accounts",
        {{":ids", store::arrayOfInt64(ids)}, {":floors", store::arrayOfInt64(floors)},
         {":posted", store::arrayOfInt64(posted)}, {":sequences", store::arrayOfInt64(sequences)},
         {":owners", store::arrayOfInt64(owners)}, {":allowed", store::arrayOfInt64(allowed)},
         {":statuses", store::arrayOfText(statuses)}, {":currencies", store::arrayOfText(currencies)}});
    store::require(inserted.rowsAffected() == accounts.size(), "an account to be loaded has an owner who isn't registered");
}

/// Rows of the opening entries, as insert_entries and insert_postings take them.
struct OpeningRows {
    QList<qint64> entries, principals;
    QStringList kinds, keys, currencies, notes;
    QList<std::optional<qint64>> nobody;
    QList<std::optional<QString>> noAction;
    QList<qint64> postingEntries, postingAccounts, amounts, balances, sequences;

    void addLeg(qint64 entry, AccountId account, qint64 amount, qint64 balance, qint64 sequence)
    {
        postingEntries.append(entry);
        postingAccounts.append(account.value);
        amounts.append(amount);
        balances.append(balance);
        sequences.append(sequence);
    }

    void addEntry(qint64 entry, UserId maker, const IdempotencyKey &key, Currency currency)
    {
        entries.append(entry);
        principals.append(maker.value);
        kinds.append(enumName(EntryKind::Opening));
        keys.append(key.text());
        currencies.append(currency.code());
        notes.append(QString());
        nobody.append(std::nullopt);
        noAction.append(std::nullopt);
    }
};

void insertOpenings(store::Connection &connection, const OpeningRows &rows, QDate businessDate, qint64 postedAtMicros)
{
    const QString makers = store::arrayOfInt64(rows.principals);
    const QString nobody = store::arrayOfInt64(rows.nobody);
    connection.run("ledger/insert_entries",
        {{":posted_at", postedAtMicros}, {":business_date", businessDate}, {":ids", store::arrayOfInt64(rows.entries)},
         {":kinds", store::arrayOfText(rows.kinds)}, {":actions", store::arrayOfText(rows.noAction)},
         {":customers", nobody}, {":makers", makers}, {":approvers", nobody}, {":principals", makers},
         {":keys", store::arrayOfText(rows.keys)}, {":currencies", store::arrayOfText(rows.currencies)},
         {":notes", store::arrayOfText(rows.notes)}});
    connection.run("ledger/insert_postings",
        {{":entries", store::arrayOfInt64(rows.postingEntries)},
         {":accounts", store::arrayOfInt64(rows.postingAccounts)}, {":amounts", store::arrayOfInt64(rows.amounts)},
         {":balances", store::arrayOfInt64(rows.balances)}, {":sequences", store::arrayOfInt64(rows.sequences)}});
}

} // namespace

void registerCustomers(store::Connection &connection, const QList<UserId> &customers, bool approved)
{
    leaveRoom(connection, filledWhileLoading);
    connection.run("ledger/register_customers",
        {{":ids", store::arrayOfIds(customers)}, {":approved", approved}});
    leaveRoom(connection, filledAfterwards);
}

QList<AccountId> loadAccounts(store::Connection &connection, const QList<BulkAccount> &accounts,
                              AccountId openingAccount, UserId maker, QDate businessDate, qint64 postedAtMicros)
{
    store::require(accounts.size() <= bulkRows, "too many accounts are loaded at once");
    const QList<qint64> ids = takeNumbers(connection, "ledger/take_account_ids", accounts.size());
    QList<AccountState> locked = lockAccounts(connection, {openingAccount});
    store::require(locked.size() == 1, "the opening account doesn't exist");
    AccountState opening = locked.first();
    leaveRoom(connection, filledWhileLoading);
    insertAccounts(connection, accounts, ids);
    leaveRoom(connection, filledAfterwards);
    const QList<qint64> entries = takeNumbers(connection, "ledger/take_entry_ids", accounts.size());
    OpeningRows rows;
    for (qsizetype i = 0; i < accounts.size(); ++i) {
        const qint64 amount = accounts[i].openingMinorUnits;
        if (amount == 0)
            continue;
        const QByteArray cause = "opening " + QByteArray::number(ids[i]);
        rows.addEntry(entries[i], maker, IdempotencyKey::derive(postedAtMicros, cause), opening.currency);
        rows.addLeg(entries[i], AccountId{ids[i]}, amount, amount, 1);
        opening.posted -= amount;
        rows.addLeg(entries[i], openingAccount, -amount, opening.posted, ++opening.sequence);
    }
    if (!rows.entries.isEmpty()) {
        insertOpenings(connection, rows, businessDate, postedAtMicros);
        connection.run("ledger/update_accounts",
            {{":ids", store::arrayOfInt64(QList<qint64>{openingAccount.value})},
             {":posted", store::arrayOfInt64(QList<qint64>{opening.posted})},
             {":sequences", store::arrayOfInt64(QList<qint64>{opening.sequence})}});
        connection.run("ledger/lock_log");
        // In portions as an engine's batches, so that whoever follows the log takes steps of the usual size.
        for (qsizetype first = 0; first < rows.entries.size(); first += entriesALogRow) {
            connection.run("ledger/append_log",
                {{":committed_at", postedAtMicros},
                 {":entries", store::arrayOfInt64(rows.entries.mid(first, entriesALogRow))}});
        }
    }
    QList<AccountId> opened;
    for (const qint64 id : ids)
        opened.append(AccountId{id});
    return opened;
}

} // namespace guichet::ledger
