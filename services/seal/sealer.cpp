// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/sealer.h"

#include "services/events/follower.h"
#include "services/seal/loose.h"
#include "services/seal/stretch.h"
#include "services/store/arrays.h"

namespace guichet::seal {

namespace {

using store::Transaction;

/// A step is one transaction and what is read for it is in memory.
constexpr qint64 entriesAStep = 20'000;
constexpr qint64 batchesAStep = 512;
constexpr qint64 microsASecond = 1'000'000;

/// Whoever holds its row seals; the others wait.
events::Follower follower()
{
    return events::Follower(QStringLiteral("seal"));
}

/// Where a step ends: as many batches as are worth a transaction.
qint64 stepEnd(Transaction &transaction, qint64 after)
{
    store::Result sizes = transaction.run("seal/log_sizes", {{":after", after}, {":limit", batchesAStep}});
    qint64 end = after;
    qint64 entries = 0;
    for (const store::Row &row : sizes) {
        end = row.int64("position");
        entries += row.int64("entries");
        if (entries >= entriesAStep)
            break;
    }
    return end;
}

} // namespace

Sealer::Sealer(const store::Database &database, const identity::Ed25519Key &key, const QString &checkpointFolder,
               const Clock &clock, const Options &options)
    : m_connection(database)
    , m_reader(database, "seal/prepare_reading")
    , m_key(key)
    , m_file(checkpointFolder)
    , m_clock(clock)
    , m_options(options)
{
}

qint64 Sealer::step()
{
    m_connection.reopenIfLost();
    if (!m_knowsOutside)
        compareWithOutside();
    qint64 sealed = 0;
    if (m_problem.isEmpty())
        sealed += sealBatches();
    if (m_problem.isEmpty() && m_clock.nowMicros() >= m_nextSweepMicros)
        sealed += sealUnposted();
    if (m_problem.isEmpty())
        sealed += sealAudit();
    if (m_problem.isEmpty())
        makeCheckpoint(false);
    return sealed;
}

void Sealer::finish()
{
    do {
        m_nextSweepMicros = 0;
    } while (step() > 0);
    if (m_problem.isEmpty())
        makeCheckpoint(true);
}

void Sealer::compareWithOutside()
{
    const auto kept = m_file.keepPublicKey(m_key.publicKey());
    const auto newest = m_file.newestNumber();
    if (!kept || !newest) {
        m_problem = !kept ? kept.error() : newest.error();
        return;
    }
    store::Result last = m_connection.run("seal/last_checkpoint");
    const auto row = last.first();
    if (*newest > (row ? row->int64("number") : 0)) {
        m_problem = QStringLiteral("the checkpoint %1 outside of the database isn't in it any more").arg(*newest);
        return;
    }
    writeOutside(); // what a crash kept from it
    m_knowsOutside = true;
}

Digest Sealer::lastBatchSeal(Transaction &transaction, qint64 position)
{
    store::Result last = transaction.run("seal/last_batch");
    const auto row = last.first();
    // Without seals and checkpoints the chain begins wherever its position was set.
    const bool begins = !row && !transaction.run("seal/last_checkpoint").first();
    if (!begins && (row ? row->int64("position") : 0) != position)
        m_problem = QStringLiteral("the newest seal isn't that of batch %1").arg(position);
    return row ? digestFrom(row->bytes("seal")) : Digest{};
}

qint64 Sealer::sealBatches()
{
    return store::inTransaction(m_connection, [&](Transaction &transaction) -> qint64 {
        const qint64 after = follower().position(transaction);
        const qint64 last = stepEnd(transaction, after);
        m_sealedTo = last;
        Digest before = lastBatchSeal(transaction, after);
        if (last == after || !m_problem.isEmpty())
            return 0;
        Stretch stretch;
        readStretch(m_reader, after, last, stretch);
        QList<BatchSeal> seals;
        for (const LogRow &batch : stretch.log) {
            BatchSeal seal = sealedBatch(stretch, batch, m_sha);
            seal.seal = seal.sealAfter(m_sha, before);
            before = seal.seal;
            seals.append(seal);
        }
        if (seals.size() != last - after) {
            m_problem = QStringLiteral("the log has a gap after batch %1").arg(after);
            return 0;
        }
        write(transaction, seals);
        follower().moveTo(transaction, last);
        return last - after;
    });
}

void Sealer::write(Transaction &transaction, const QList<BatchSeal> &seals)
{
    QList<qint64> positions, firsts, lasts, entries, postings, cashLines, reversals;
    QList<QByteArray> roots, leaves, verdicts, verdictLeaves, chain;
    for (const BatchSeal &seal : seals) {
        positions.append(seal.position);
        firsts.append(seal.firstEntry);
        lasts.append(seal.lastEntry);
        entries.append(seal.entries);
        postings.append(seal.postings);
        cashLines.append(seal.cashLines);
        reversals.append(seal.reversals);
        roots.append(bytesOf(seal.tree.root));
        leaves.append(seal.tree.leaves);
        verdicts.append(encodedVerdicts(seal.verdicts));
        verdictLeaves.append(leavesOf(seal.verdicts));
        chain.append(bytesOf(seal.seal));
    }
    transaction.run("seal/insert_batches",
        {{":version", sealVersion}, {":positions", store::arrayOfInt64(positions)},
         {":firsts", store::arrayOfInt64(firsts)}, {":lasts", store::arrayOfInt64(lasts)},
         {":entries", store::arrayOfInt64(entries)}, {":postings", store::arrayOfInt64(postings)},
         {":cash_lines", store::arrayOfInt64(cashLines)}, {":reversals", store::arrayOfInt64(reversals)},
         {":roots", store::arrayOfBytes(roots)}, {":leaves", store::arrayOfBytes(leaves)},
         {":verdicts", store::arrayOfBytes(verdicts)}, {":verdict_leaves", store::arrayOfBytes(verdictLeaves)},
         {":seals", store::arrayOfBytes(chain)}});
}

qint64 Sealer::sealUnposted()
{
    const qint64 sealed = store::inTransaction(m_connection, [&](Transaction &transaction) {
        (void)follower().position(transaction);
        return sealUnpostedVerdicts(transaction, m_reader, m_sha);
    });
    if (sealed == 0)
        m_nextSweepMicros = m_clock.nowMicros() + m_options.sweepInterval.count() * microsASecond;
    return sealed;
}

qint64 Sealer::sealAudit()
{
    return store::inTransaction(m_connection, [&](Transaction &transaction) {
        (void)follower().position(transaction);
        return sealAuditEvents(transaction, m_reader, m_sha);
    });
}

void Sealer::makeCheckpoint(bool isAsked)
{
    const bool made = store::inTransaction(m_connection, [&](Transaction &transaction) {
        (void)follower().position(transaction);
        return insertCheckpoint(transaction, isAsked);
    });
    if (made)
        writeOutside();
}

bool Sealer::insertCheckpoint(Transaction &transaction, bool isAsked)
{
    Checkpoint fresh;
    fresh.madeAtMicros = m_clock.nowMicros();
    if (store::Result batch = transaction.run("seal/last_batch"); const auto row = batch.first()) {
        fresh.position = row->int64("position");
        fresh.batchSeal = digestFrom(row->bytes("seal"));
    }
    if (store::Result audit = transaction.run("seal/last_audit"); const auto row = audit.first()) {
        fresh.auditNumber = row->int64("number");
        fresh.auditSeal = digestFrom(row->bytes("seal"));
    }
    if (store::Result unposted = transaction.run("seal/last_unposted"); const auto row = unposted.first()) {
        fresh.unpostedNumber = row->int64("number");
        fresh.unpostedSeal = digestFrom(row->bytes("seal"));
    }
    store::Result last = transaction.run("seal/last_checkpoint");
    const auto row = last.first();
    const qint64 position = row ? row->int64("position") : 0;
    const bool isNew = fresh.position != position || fresh.auditNumber != (row ? row->int64("audit_number") : 0)
        || fresh.unpostedNumber != (row ? row->int64("unposted_number") : 0);
    const qint64 elapsed = fresh.madeAtMicros - (row ? row->int64("made_at") : 0);
    const bool isDue = isAsked || fresh.position - position >= m_options.batchesACheckpoint
        || elapsed >= m_options.checkpointInterval.count() * microsASecond;
    if (!isNew || !isDue)
        return false;
    fresh.number = (row ? row->int64("number") : 0) + 1;
    fresh.sign(m_key);
    transaction.run("seal/insert_checkpoint",
        {{":number", fresh.number}, {":made_at", fresh.madeAtMicros}, {":position", fresh.position},
         {":batch_seal", bytesOf(fresh.batchSeal)}, {":audit_number", fresh.auditNumber},
         {":audit_seal", bytesOf(fresh.auditSeal)}, {":unposted_number", fresh.unpostedNumber},
         {":unposted_seal", bytesOf(fresh.unpostedSeal)}, {":signature", fresh.signature}});
    return true;
}

void Sealer::writeOutside()
{
    // The database's come first: a line outside that it doesn't have means that something was taken from it.
    const auto newest = m_file.newestNumber();
    if (!newest) {
        m_problem = newest.error();
        return;
    }
    QList<Checkpoint> missing;
    m_reader.read("seal/checkpoints", {{":after", *newest}},
                  [&](const store::CopyRow &row) { missing.append(checkpointFrom(row)); });
    if (missing.isEmpty())
        return;
    if (const auto written = m_file.append(missing); !written)
        m_problem = written.error();
}

} // namespace guichet::seal
