// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/digest.h"

#include <vector>

namespace guichet::seal {

/// RFC 6962, 2.1: what is hashed begins with one of these, so that no leaf passes for a node.
inline constexpr unsigned char leafPrefix = 0;
inline constexpr unsigned char nodePrefix = 1;
/// Ours: what chains one seal to the one before.
inline constexpr unsigned char sealPrefix = 2;

/// The Merkle tree hash of RFC 6962, 2.1, leaf by leaf, in the space of its height.
class MerkleTree
{
public:
    /// Hashes with `sha`, which outlives this.
    explicit MerkleTree(Sha256 &sha)
        : m_sha(sha)
    {
    }

    /// The hash of a leaf: SHA-256(0x00 ‖ data).
    void add(const Digest &leaf);
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] Digest root() const;

private:
    Sha256 &m_sha;
    std::vector<Digest> m_peaks; ///< of the full trees within, largest first
    qint64 m_size = 0;
};

} // namespace guichet::seal
