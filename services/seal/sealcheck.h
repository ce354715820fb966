// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/checkpoint.h"
#include "services/seal/finding.h"
#include "services/seal/stretch.h"

#include <functional>
#include <set>

namespace guichet::seal {

/// Which days' keys are still there. A verdict may only be missing when its day's keys have expired and are gone as a whole.
class KeptKeys
{
public:
    /// Reads the days that are kept; `nowMicros` says which may have expired.
    KeptKeys(store::CopyReader &reader, qint64 nowMicros);
    /// All verdicts of that day may be gone.
    [[nodiscard]] bool areExpired(qint64 day) const;
    /// Looks again: a day may have been dropped meanwhile.
    void readAgain();

private:
    store::CopyReader &m_reader;
    qint64 m_today;
    std::set<qint64> m_days;
};

/// Hashes each batch again and compares with its seal, the seal with the one before, and both with the checkpoints that
/// were kept outside of the database (I9).
class SealCheck
{
public:
    /// `keys` outlives this. `outside`: in any order.
    SealCheck(KeptKeys &keys, const QList<Checkpoint> &outside);
    /// Batches in order; `seal`: the stored one, nullptr when there is none.
    [[nodiscard]] Found take(const Stretch &stretch, const LogRow &batch, const BatchSeal *seal);

private:
    Found compareVerdicts(const BatchSeal &stored, const BatchSeal &computed);
    Found compareTree(const LogRow &batch, const BatchSeal &stored, const BatchSeal &computed) const;
    Found compareCheckpoints(const BatchSeal &stored);
    KeptKeys &m_keys;
    QList<Checkpoint> m_outside; ///< by position
    qsizetype m_nextOutside = 0;
    Digest m_before{};
    Sha256 m_sha;
};

} // namespace guichet::seal
