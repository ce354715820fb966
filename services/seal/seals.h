// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/merkle.h"

#include <QtCore/QList>

namespace guichet::store {
class CopyReader;
class CopyRow;
} // namespace guichet::store

namespace guichet::seal {

/// Which columns a seal covers, and how: those of sql/rows_*.sql today. Once these change, seals of before keep theirs.
inline constexpr int sealVersion = 1;
/// How much of a leaf's hash is kept beside the root, to name what was changed.
inline constexpr qsizetype keptLeafBytes = 8;

/// Hashes of one Merkle tree: its root, and the beginning of each leaf.
struct Tree {
    qint64 size = 0;
    Digest root{};
    QByteArray leaves;

    friend bool operator==(const Tree &, const Tree &) = default;
};

/// Makes a tree leaf by leaf.
class TreeMaker
{
public:
    explicit TreeMaker(Sha256 &sha)
        : m_tree(sha)
    {
    }
    void add(const Digest &leaf);
    [[nodiscard]] Tree done() const { return {m_tree.size(), m_tree.root(), m_leaves}; }

private:
    MerkleTree m_tree;
    QByteArray m_leaves;
};

/// The first leaf in which they differ, by the kept beginnings; -1: in none of them.
[[nodiscard]] qsizetype firstDifference(const QByteArray &leaves, const QByteArray &others);

/// The verdicts of a batch whose keys were made on one day (since 1970-01-01, UTC).
struct VerdictDay {
    qint64 day = 0;
    Tree tree;

    friend bool operator==(const VerdictDay &, const VerdictDay &) = default;
};

/// A row of seal.batch.
struct BatchSeal {
    qint64 position = 0;
    qint64 version = sealVersion;
    qint64 firstEntry = 0;
    qint64 lastEntry = 0;
    qint64 entries = 0;
    qint64 postings = 0;
    qint64 cashLines = 0;
    qint64 reversals = 0;
    Tree tree;                        ///< the log's row, then the entries by id
    QList<VerdictDay> verdicts;       ///< by day
    Digest seal{};

    /// The hash that chains all this to the seal before (zeros: the first).
    [[nodiscard]] Digest sealAfter(Sha256 &sha, const Digest &before) const;
};
/// Days, counts and roots as seal.batch keeps them; the leaves of all days one after the other.
[[nodiscard]] QByteArray encodedVerdicts(const QList<VerdictDay> &verdicts);
[[nodiscard]] QByteArray leavesOf(const QList<VerdictDay> &verdicts);
/// Of a row of batches.sql. What isn't well formed gives verdicts that no batch has.
[[nodiscard]] BatchSeal batchSealFrom(const store::CopyRow &row);

/// A row of seal.audit or seal.unposted: `mark` is its last event, or its day.
struct StretchSeal {
    qint64 number = 0;
    qint64 version = sealVersion;
    qint64 mark = 0;
    Tree tree;
    Digest seal{};

    [[nodiscard]] Digest sealAfter(Sha256 &sha, const Digest &before) const;
};
/// Of a row of audits.sql or unposted.sql.
[[nodiscard]] StretchSeal stretchSealFrom(const store::CopyRow &row);

} // namespace guichet::seal
