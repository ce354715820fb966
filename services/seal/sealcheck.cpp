// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/sealcheck.h"

#include "services/ledger/partitions.h"
#include "services/store/copyreader.h"

#include <algorithm>

namespace guichet::seal {

namespace {

constexpr qint64 microsADay = 86'400'000'000;

const VerdictDay *dayIn(const QList<VerdictDay> &verdicts, qint64 day)
{
    const auto known = std::find_if(verdicts.begin(), verdicts.end(), [&](const VerdictDay &one) { return one.day == day; });
    return known == verdicts.end() ? nullptr : &*known;
}

} // namespace

std::set<qint64> keptKeyDays(store::CopyReader &reader)
{
    std::set<qint64> days;
    reader.read("seal/key_days", {}, [&](const store::CopyRow &row) { days.insert(row.int64(0)); });
    return days;
}

KeptKeys::KeptKeys(qint64 nowMicros)
    : m_today(nowMicros / microsADay)
{
}

bool KeptKeys::areExpired(qint64 day) const
{
    return !m_days.contains(day) && day < m_today - ledger::keyLifeMicros / microsADay;
}

SealCheck::SealCheck(const KeptKeys &keys, const QList<Checkpoint> &outside)
    : m_keys(keys)
    , m_outside(outside)
{
    std::sort(m_outside.begin(), m_outside.end(),
              [](const Checkpoint &a, const Checkpoint &b) { return a.position < b.position; });
}

Found SealCheck::take(const Stretch &stretch, const LogRow &batch, const BatchSeal *seal)
{
    const QString row = QStringLiteral("seal of batch %1").arg(batch.position);
    if (!seal)
        return found("I9", batch.position, row, QStringLiteral("it isn't there"));
    if (seal->version != sealVersion)
        return found("I9", batch.position, row, QStringLiteral("its version %1 isn't known").arg(seal->version));
    if (seal->sealAfter(m_sha, m_before) != seal->seal)
        return found("I9", batch.position, row, QStringLiteral("it doesn't follow from what it says and the seal before"));
    m_before = seal->seal;
    const BatchSeal computed = sealedBatch(stretch, batch, m_sha);
    if (Found trouble = compareTree(batch, *seal, computed))
        return trouble;
    if (Found trouble = compareVerdicts(*seal, computed))
        return trouble;
    return compareCheckpoints(*seal);
}

Found SealCheck::compareTree(const LogRow &batch, const BatchSeal &stored, const BatchSeal &computed) const
{
    if (stored.tree == computed.tree)
        return std::nullopt;
    const qsizetype leaf = firstDifference(stored.tree.leaves, computed.tree.leaves);
    const bool isEntry = leaf > 0 && std::size_t(leaf) <= batch.entries.size();
    const QString row = isEntry ? QStringLiteral("entry %1").arg(batch.entries[std::size_t(leaf - 1)])
                                : QStringLiteral("log, position %1").arg(batch.position);
    return found("I9", batch.position, row,
                 isEntry ? QStringLiteral("the entry, a posting, a cash line or its reversal isn't what was sealed")
                         : QStringLiteral("the batch isn't what was sealed"));
}

Found SealCheck::compareVerdicts(const BatchSeal &stored, const BatchSeal &computed) const
{
    for (const VerdictDay &day : stored.verdicts) {
        const VerdictDay *const there = dayIn(computed.verdicts, day.day);
        // A day may end between the readings of its keys: what is there of it then is no finding either.
        if ((there && there->tree == day.tree) || m_keys.areExpired(day.day))
            continue;
        const qsizetype leaf = firstDifference(day.tree.leaves, there ? there->tree.leaves : QByteArray());
        return found("I9", stored.position, QStringLiteral("key %1 of batch %2").arg(leaf + 1).arg(stored.position),
                     QStringLiteral("the verdict isn't what was sealed"));
    }
    for (const VerdictDay &day : computed.verdicts) {
        if (!dayIn(stored.verdicts, day.day))
            return found("I9", stored.position, QStringLiteral("keys of batch %1").arg(stored.position),
                         QStringLiteral("there is a verdict that wasn't sealed"));
    }
    return std::nullopt;
}

Found SealCheck::compareCheckpoints(const BatchSeal &stored)
{
    for (; m_nextOutside < m_outside.size() && m_outside[m_nextOutside].position <= stored.position; ++m_nextOutside) {
        const Checkpoint &checkpoint = m_outside[m_nextOutside];
        if (checkpoint.position == stored.position && checkpoint.batchSeal != stored.seal)
            return found("I9", stored.position, QStringLiteral("seal of batch %1").arg(stored.position),
                         QStringLiteral("checkpoint %1 outside of the database says another one").arg(checkpoint.number));
    }
    return std::nullopt;
}

} // namespace guichet::seal
