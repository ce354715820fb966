// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/lockedrows.h"
#include "services/ledger/reads.h"

namespace guichet::ledger {

/// A row of postings_of.sql or postings_between.sql.
inline AccountPosting postingFrom(const store::Row &row)
{
    AccountPosting posting;
    posting.entry = row.id<EntryId>("entry_id");
    posting.kind = enumOf<EntryKind>(row, "kind");
    posting.businessDate = row.date("business_date");
    posting.postedAtMicros = row.int64("posted_at");
    posting.minorUnits = row.int64("minor_units");
    posting.balanceAfter = row.int64("balance_after");
    posting.sequence = row.int64("sequence");
    posting.counterparty = row.maybeId<AccountId>("counterparty").value_or(AccountId());
    posting.customer = row.maybeId<UserId>("customer").value_or(UserId());
    posting.maker = row.maybeId<UserId>("maker").value_or(UserId());
    posting.note = row.text("note");
    return posting;
}

} // namespace guichet::ledger
