// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/checkpoint.h"
#include "services/seal/seals.h"
#include "services/store/copyreader.h"
#include "services/store/transaction.h"

namespace guichet::seal {

// What is sealed besides the log's batches, a stretch a step; each gives how many rows.

/// Verdicts without an entry: refusals, holds.
qint64 sealUnpostedVerdicts(store::Transaction &transaction, store::CopyReader &reader, Sha256 &sha);
/// The audit trail in the order of its ids. An id below one that is sealed could still be committed: those who write are
/// waited for a moment, else it is tried again at the next step.
qint64 sealAuditEvents(store::Transaction &transaction, store::CopyReader &reader, Sha256 &sha);

/// The hash of a row of rows_audit.sql.
[[nodiscard]] Digest eventLeaf(const store::CopyRow &row, Sha256 &sha);
/// Of a row of checkpoints.sql.
[[nodiscard]] Checkpoint checkpointFrom(const store::CopyRow &row);

} // namespace guichet::seal
