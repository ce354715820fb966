// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batchrows.h"

#include "services/ledger/linkedrows.h"
#include "services/store/arrays.h"

namespace guichet::ledger {

namespace {

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

void writeSeldomRows(store::Connection &connection, const Batch &batch)
{
    writeLinked(connection, batch);
    if (batch.state().changedCash.isEmpty())
        return;
    insertCashLines(connection, batch);
    saveCash(connection, batch.state());
}

} // namespace guichet::ledger
