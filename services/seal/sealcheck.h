// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/checkpoint.h"
#include "services/seal/finding.h"
#include "services/seal/stretch.h"

#include <functional>
#include <set>

namespace guichet::seal {

/// The days whose keys are still there.
[[nodiscard]] std::set<qint64> keptKeyDays(store::CopyReader &reader);

/// Which days' keys are still there. A verdict may only be missing when its day's keys have expired and are gone as a whole.
class KeptKeys
{
public:
    /// `nowMicros` says which may have expired.
    explicit KeptKeys(qint64 nowMicros);
    /// A day may have been dropped meanwhile: those there are once what is looked at next has been read.
    void set(const std::set<qint64> &days) { m_days = days; }
    /// All verdicts of that day may be gone.
    [[nodiscard]] bool areExpired(qint64 day) const;

private:
    qint64 m_today;
    std::set<qint64> m_days;
};

/// Hashes each batch again and compares with its seal, the seal with the one before, and both with the checkpoints that
/// were kept outside of the database (I9).
class SealCheck
{
public:
    /// `keys` outlives this. `outside`: in any order.
    SealCheck(const KeptKeys &keys, const QList<Checkpoint> &outside);
    /// Batches in order; `seal`: the stored one, nullptr when there is none.
    [[nodiscard]] Found take(const Stretch &stretch, const LogRow &batch, const BatchSeal *seal);

private:
    Found compareVerdicts(const BatchSeal &stored, const BatchSeal &computed) const;
    Found compareTree(const LogRow &batch, const BatchSeal &stored, const BatchSeal &computed) const;
    Found compareCheckpoints(const BatchSeal &stored);
    const KeptKeys &m_keys;
    QList<Checkpoint> m_outside; ///< by position
    qsizetype m_nextOutside = 0;
    Digest m_before{};
    Sha256 m_sha;
};

} // namespace guichet::seal
