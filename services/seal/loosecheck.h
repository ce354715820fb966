// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/sealcheck.h"

namespace guichet::seal {

/// What is sealed besides the log's batches, and the checkpoints (I9): compared in order, some seals at a time.
class LooseCheck
{
public:
    LooseCheck(store::CopyReader &reader, KeptKeys &keys)
        : m_reader(reader)
        , m_keys(keys)
    {
    }
    [[nodiscard]] Found audit();
    [[nodiscard]] Found unposted();
    /// The database's checkpoints fit the chains, and are those outside as far as these go. nullopt for the key: nobody
    /// knows what they are signed with.
    [[nodiscard]] Found checkpoints(const QList<Checkpoint> &outside, const std::optional<QByteArray> &publicKey);

    qint64 events = 0;      ///< sealed and compared
    qint64 verdicts = 0;    ///< without an entry: sealed and compared, or expired
    qint64 checkpointCount = 0;
    qint64 unsealedEvents = 0;
    qint64 unsealedVerdicts = 0;

private:
    QList<StretchSeal> page(std::string_view statement, qint64 after) const;
    Found chained(const StretchSeal &seal, qint64 number, Digest &before, const QString &name);
    Found auditPage(const QList<StretchSeal> &seals, qint64 after);
    Found unpostedPage(const QList<StretchSeal> &seals);
    void countUnsealed(qint64 lastEvent);
    store::CopyReader &m_reader;
    KeptKeys &m_keys;
    Sha256 m_sha;
};

} // namespace guichet::seal
