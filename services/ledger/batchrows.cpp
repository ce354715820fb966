// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batchrows.h"

#include "services/ledger/linkedrows.h"
#include "services/ledger/lockedrows.h"
#include "services/store/arrays.h"

namespace guichet::ledger {

namespace {

std::optional<qint64> orNull(UserId id)
{
    return id.isNull() ? std::nullopt : std::optional(id.value);
}

void insertEntries(store::Connection &connection, const Batch &batch)
{
    QList<qint64> ids, principals;
    QStringList kinds, keys, currencies, notes;
    QList<std::optional<QString>> actions;
    QList<std::optional<qint64>> customers, makers, approvers;
    for (const int index : batch.booking()) {
        const Command &command = batch.command(index);
        ids.append(batch.verdict(index)->entry.value);
        kinds.append(enumName(command.kind));
        actions.append(command.action ? std::optional<QString>(enumName(*command.action)) : std::nullopt);
        customers.append(orNull(command.customer));
        makers.append(orNull(command.maker));
        approvers.append(orNull(command.approver));
        principals.append(command.principal.value);
        keys.append(command.key.text());
        currencies.append(command.currency.code());
        notes.append(command.note);
    }
    connection.run("ledger/insert_entries",
        {{":posted_at", batch.moment().postedAtMicros}, {":business_date", batch.moment().businessDate},
         {":ids", store::arrayOfInt64(ids)}, {":kinds", store::arrayOfText(kinds)},
         {":actions", store::arrayOfText(actions)}, {":customers", store::arrayOfInt64(customers)},
         {":makers", store::arrayOfInt64(makers)}, {":approvers", store::arrayOfInt64(approvers)},
         {":principals", store::arrayOfInt64(principals)}, {":keys", store::arrayOfText(keys)},
         {":currencies", store::arrayOfText(currencies)}, {":notes", store::arrayOfText(notes)}});
}

void insertPostings(store::Connection &connection, const Batch &batch)
{
    QList<qint64> entries, accounts, amounts, balances, sequences;
    for (const int index : batch.booking()) {
        for (const LegResult &leg : batch.verdict(index)->legs) {
            entries.append(batch.verdict(index)->entry.value);
            accounts.append(leg.account.value);
            amounts.append(leg.minorUnits);
            balances.append(leg.balanceAfter);
            sequences.append(leg.sequence);
        }
    }
    connection.run("ledger/insert_postings",
        {{":entries", store::arrayOfInt64(entries)}, {":accounts", store::arrayOfInt64(accounts)},
         {":amounts", store::arrayOfInt64(amounts)}, {":balances", store::arrayOfInt64(balances)},
         {":sequences", store::arrayOfInt64(sequences)}});
}

void updateAccounts(store::Connection &connection, const BatchState &state)
{
    QList<qint64> ids, posted, sequences;
    for (const AccountId id : state.changedAccounts) {
        if (state.changedHeld.contains(id)) // written with what is reserved (linkedrows.h)
            continue;
        const AccountState account = state.accounts[id];
        ids.append(id.value);
        posted.append(account.posted);
        sequences.append(account.sequence);
    }
    connection.run("ledger/update_accounts",
        {{":ids", store::arrayOfInt64(ids)}, {":posted", store::arrayOfInt64(posted)},
         {":sequences", store::arrayOfInt64(sequences)}});
}

void updateLimits(store::Connection &connection, const BatchState &state)
{
    QList<CustomerState> changed;
    for (const UserId id : state.changedCustomers)
        changed.append(state.customers[id]);
    if (!changed.isEmpty())
        saveLimits(connection, changed);
}

void insertCashLines(store::Connection &connection, const Batch &batch)
{
    QList<qint64> entries, accounts, faces, counts;
    for (const int index : batch.booking()) {
        for (const Leg &leg : batch.command(index).legs) {
            if (batch.state().accounts[leg.account].nature != AccountNature::Cash)
                continue;
            for (const CashLine &line : batch.command(index).cash) {
                if (line.count == 0)
                    continue;
                entries.append(batch.verdict(index)->entry.value);
                accounts.append(leg.account.value);
                faces.append(line.faceMinorUnits);
                counts.append(leg.minorUnits < 0 ? line.count : -line.count);
            }
        }
    }
    connection.run("ledger/insert_cash_lines",
        {{":entries", store::arrayOfInt64(entries)}, {":accounts", store::arrayOfInt64(accounts)},
         {":faces", store::arrayOfInt64(faces)}, {":counts", store::arrayOfInt64(counts)}});
}

void saveCash(store::Connection &connection, const BatchState &state)
{
    QList<qint64> accounts, faces, counts;
    for (const auto &place : state.changedCash) {
        accounts.append(place.first.value);
        faces.append(place.second);
        counts.append(state.cash[place]);
    }
    connection.run("ledger/save_cash",
        {{":accounts", store::arrayOfInt64(accounts)}, {":faces", store::arrayOfInt64(faces)},
         {":counts", store::arrayOfInt64(counts)}});
}

} // namespace

void writeBatch(store::Connection &connection, const Batch &batch)
{
    if (!batch.booking().isEmpty()) {
        insertEntries(connection, batch);
        insertPostings(connection, batch);
        updateAccounts(connection, batch.state());
        updateLimits(connection, batch.state());
    }
    writeLinked(connection, batch);
    if (batch.state().changedCash.isEmpty())
        return;
    insertCashLines(connection, batch);
    saveCash(connection, batch.state());
}

} // namespace guichet::ledger
