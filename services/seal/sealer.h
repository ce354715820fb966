// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "services/identity/ed25519.h"
#include "services/seal/checkpoint.h"
#include "services/seal/seals.h"
#include "services/store/copyreader.h"
#include "services/store/transaction.h"

#include <chrono>

namespace guichet::seal {

/// Seals what the ledger's log, the verdicts without an entry and the audit trail have got since: each step one
/// transaction with the position, so that however often it is killed, each batch is sealed once and in order. Reads what
/// is committed for good and locks nothing that posting needs. Used in the thread that made it. Throws store::Fault.
class Sealer
{
public:
    struct Options {
        qint64 batchesACheckpoint = 10'000;
        std::chrono::seconds checkpointInterval{60}; ///< while there is something new
        std::chrono::seconds sweepInterval{10};      ///< how often verdicts without an entry are looked for
    };

    /// `clock` outlives this.
    Sealer(const store::Database &database, const identity::Ed25519Key &key, const QString &checkpointFolder,
           const Clock &clock, const Options &options);
    Sealer(const store::Database &database, const identity::Ed25519Key &key, const QString &checkpointFolder,
           const Clock &clock)
        : Sealer(database, key, checkpointFolder, clock, Options())
    {
    }

    /// One step of each; gives how much was sealed (batches, verdicts, events): 0 when nothing is left. Once it was held up
    /// by a checkpoint that can't be written, or by one outside that the database doesn't have, it seals nothing more and
    /// says so in problem().
    [[nodiscard]] qint64 step();
    /// The log's position up to which the last step came; 0: none did.
    [[nodiscard]] qint64 sealedTo() const { return m_sealedTo; }
    /// All there is, then a checkpoint.
    void finish();
    /// Empty: sound.
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    qint64 sealBatches();
    qint64 sealUnposted();
    qint64 sealAudit();
    void makeCheckpoint(bool isAsked);
    void writeOutside();
    void compareWithOutside();
    bool insertCheckpoint(store::Transaction &transaction, bool isAsked);
    void write(store::Transaction &transaction, const QList<BatchSeal> &seals);
    [[nodiscard]] Digest lastBatchSeal(store::Transaction &transaction, qint64 position);

    store::Connection m_connection;
    store::CopyReader m_reader;
    identity::Ed25519Key m_key;
    CheckpointFile m_file;
    const Clock &m_clock;
    Options m_options;
    Sha256 m_sha;
    qint64 m_nextSweepMicros = 0;
    qint64 m_sealedTo = 0;
    bool m_knowsOutside = false;
    QString m_problem;
};

} // namespace guichet::seal
