// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/batch.h"
#include "services/store/connection.h"

namespace guichet::ledger {

// What only some commands touch: originals and reversals, holds, accounts that count together for a cap. In the batch's
// open transaction.

/// Step::ReadLinked.
[[nodiscard]] LinkedRows readLinked(store::Connection &connection, const Batch &batch);

/// The part of writing a batch that is about them: also the accounts whose reserved money has changed (changedHeld).
void writeLinked(store::Connection &connection, const Batch &batch);

} // namespace guichet::ledger
