// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/batch.h"
#include "services/store/connection.h"

namespace guichet::ledger {

/// The part of writing a batch that few commands need: originals, holds, notes and coins. In its open transaction, behind
/// what BatchMessages has written.
void writeSeldomRows(store::Connection &connection, const Batch &batch);

} // namespace guichet::ledger
