// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/batch.h"
#include "services/store/connection.h"

namespace guichet::ledger {

/// Step 6 of a batch: entries, postings, balances, limits and cash, set-wise from arrays, in its open transaction.
void writeBatch(store::Connection &connection, const Batch &batch);

} // namespace guichet::ledger
