// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/deskreads.h"

namespace guichet::ledger {

QList<DeskTransfer> transfersMadeBy(store::Connection &connection, UserId maker, int limit)
{
    QList<DeskTransfer> transfers;
    store::Result rows = connection.run("ledger/transfers_made_by", {{":maker", maker}, {":limit", limit}});
    for (const store::Row &row : rows) {
        const Currency currency = Currency::fromCode(row.text("currency")).value();
        transfers.append({row.id<EntryId>("id"), row.int64("posted_at"), Money{row.int64("minor_units"), currency},
                          row.maybeId<UserId>("customer").value_or(UserId())});
    }
    return transfers;
}

} // namespace guichet::ledger
