// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/logstretch.h"

#include "services/ledger/reads.h"

namespace guichet::ledger {

LogStretch logStretch(store::Connection &connection, qint64 after, qint64 mostAccounts)
{
    LogStretch stretch{logEnd(connection), {}, false};
    if (stretch.position == after)
        return stretch;
    // Each batch has an entry at least, each entry two accounts or more, many of them the same.
    stretch.isLarge = stretch.position < after || stretch.position - after > mostAccounts;
    if (stretch.isLarge)
        return stretch;
    const std::initializer_list<store::Bind> bounds{{":after", after}, {":position", stretch.position}};
    stretch.isLarge = connection.run("ledger/log_stretch_entries", bounds).only().int64("entries") > mostAccounts;
    if (stretch.isLarge)
        return stretch;
    store::Result rows = connection.run("ledger/log_stretch_accounts", {{":after", after}, {":position", stretch.position},
                                                                        {":limit", mostAccounts + 1}});
    for (const store::Row &row : rows)
        stretch.accounts.append(row.id<AccountId>("account_id"));
    stretch.isLarge = stretch.accounts.size() > mostAccounts;
    if (stretch.isLarge)
        stretch.accounts.clear();
    return stretch;
}

} // namespace guichet::ledger
