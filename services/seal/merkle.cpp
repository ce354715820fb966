// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/merkle.h"

#include "services/identity/crypto.h"

namespace guichet::seal {

namespace {

Digest nodeOf(Sha256 &sha, const Digest &left, const Digest &right)
{
    return sha.begin(nodePrefix).add(left).add(right).end();
}

} // namespace

void MerkleTree::add(const Digest &leaf)
{
    Digest peak = leaf;
    // As a binary counter carries: two full trees of one size are one of the next.
    for (qint64 size = m_size; size & 1; size >>= 1) {
        peak = nodeOf(m_sha, m_peaks.back(), peak);
        m_peaks.pop_back();
    }
    m_peaks.push_back(peak);
    ++m_size;
}

Digest MerkleTree::root() const
{
    if (m_peaks.empty())
        return digestFrom(identity::sha256({})); // of nothing
    Digest root = m_peaks.back();
    for (auto peak = std::next(m_peaks.rbegin()); peak != m_peaks.rend(); ++peak)
        root = nodeOf(m_sha, *peak, root);
    return root;
}

} // namespace guichet::seal
