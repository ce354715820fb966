// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/bookcheck.h"
#include "services/seal/loosecheck.h"
#include "services/store/copyreader.h"

#include <functional>

namespace guichet::seal {

/// What verifying gave: the first thing that is wrong, if any, and figures.
struct Report {
    Found finding;
    qint64 batches = 0;
    qint64 entries = 0;
    qint64 postings = 0;
    qint64 accounts = 0;
    qint64 verdicts = 0; ///< keys' verdicts, with an entry and without
    qint64 events = 0;   ///< of the audit trail
    qint64 checkpoints = 0;
    qint64 outsideCheckpoints = 0;
    qint64 unsealedBatches = 0; ///< not sealed yet: checked for all but I9
    qint64 unsealedRows = 0;    ///< events and verdicts without an entry that have no seal yet
    [[nodiscard]] bool isSound() const { return !finding; }
};

/// Checks invariants I1 to I5, I9 to I11 and I13 of a whole bank in one pass of its log, beside the running server. Streams:
/// its memory doesn't grow with the number of entries. (I12 has nothing to check as long as nothing is sent out.)
class Verifier
{
public:
    struct Options {
        QList<Checkpoint> outside;           ///< the checkpoints kept outside of the database
        std::optional<QByteArray> publicKey; ///< that they are signed with; nullopt: signatures aren't checked
        qint64 nowMicros = 0;                ///< which keys may have expired
        bool isWhole = false;                ///< what isn't sealed yet is a finding too
        /// Batches done, of how many; entries done.
        std::function<void(qint64, qint64, qint64)> progress;
    };

    /// `reader` outlives this; its session may be in a transaction, whose sight of the rows is checked then.
    Verifier(store::CopyReader &reader, const Options &options)
        : m_reader(reader)
        , m_options(options)
    {
    }

    /// Stops at the first finding. Throws store::Fault.
    [[nodiscard]] Report run();

private:
    struct Totals {
        qint64 logEnd = 0, batches = 0, entries = 0, postings = 0, cashLines = 0, reversals = 0, verdicts = 0;
        qint64 sealedEnd = 0;
    };
    Found check(Report &report);
    Found readFinalState();
    Found checkLog(KeptKeys &keys);
    Found checkStretch(SealCheck &seals, const Stretch &stretch, const QList<BatchSeal> &stored);
    Found checkEnd() const;
    Found checkStrays();
    Found checkUnsealed(const Report &report) const;

    store::CopyReader &m_reader;
    Options m_options;
    Totals m_totals;
    BookCheck m_book;
    qint64 m_done = 0; ///< position
};

} // namespace guichet::seal
