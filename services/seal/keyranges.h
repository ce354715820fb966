// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <span>
#include <string_view>
#include <vector>

namespace guichet::seal {

/// A command's key with who sent it, as an entry names it.
struct NamedKey {
    quint64 high = 0; ///< the UUID's first 8 bytes, which begin with 48 bits of milliseconds since 1970
    quint64 low = 0;
    qint64 principal = 0;
    qint64 entry = 0;

    /// `key`: 16 bytes.
    static NamedKey of(std::string_view key, qint64 principal, qint64 entry);
};

/// Finds the entries of many keys by reading keys in their own order, a range of time at a time, instead of looking each
/// up. Who asks says what to read, hands in what came, and looks up what is left: keys that are too far from the others to
/// be worth a range, and the rest of a range among whose keys are too many that nobody asked for (many keys are made for
/// one moment, of others' batches too).
class KeyRanges
{
public:
    explicit KeyRanges(std::vector<NamedKey> keys);

    // The ranges, in milliseconds, and how many keys at most to read of each, in the keys' order.
    QList<qint64> firsts;
    QList<qint64> lasts;
    QList<qint64> mosts;

    struct Named : NamedKey {
        qsizetype range = -1; ///< -1: none
        bool isFound = false;
    };
    /// A key that was read of that range (its `entry` isn't looked at). Gives those that were asked for, mostly one: an
    /// entry each.
    [[nodiscard]] std::span<const Named> take(qsizetype range, const NamedKey &read);
    /// Entries whose keys haven't been read though they may be there; ids rising.
    [[nodiscard]] std::vector<qint64> left() const;

private:
    std::vector<Named> m_keys; ///< by key and principal
    std::size_t m_next = 0;    ///< which is expected next
    QList<qint64> m_read;      ///< keys, of each range
};

} // namespace guichet::seal
