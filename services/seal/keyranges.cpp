// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/keyranges.h"

#include <QtCore/QtEndian>
#include <algorithm>
#include <tuple>

namespace guichet::seal {

namespace {

constexpr int bitsBehindTime = 16;
constexpr qint64 widestGap = 1'000;         ///< milliseconds between keys of one range
constexpr std::size_t worthARange = 16;     ///< keys
constexpr qint64 strangersAtLeast = 16;     ///< keys that nobody asked for, read with a range …
constexpr qint64 strangersPart = 4;         ///< … and a fourth of those asked for

auto orderOf(const NamedKey &key)
{
    return std::tie(key.high, key.low, key.principal);
}

qint64 millisecondsOf(const NamedKey &key)
{
    return qint64(key.high >> bitsBehindTime);
}

} // namespace

NamedKey NamedKey::of(std::string_view key, qint64 principal, qint64 entry)
{
    Q_ASSERT(key.size() == 2 * sizeof(quint64));
    return {qFromBigEndian<quint64>(key.data()), qFromBigEndian<quint64>(key.data() + sizeof(quint64)), principal, entry};
}

KeyRanges::KeyRanges(std::vector<NamedKey> keys)
{
    std::sort(keys.begin(), keys.end(), [](const NamedKey &a, const NamedKey &b) {
        return std::pair(orderOf(a), a.entry) < std::pair(orderOf(b), b.entry);
    });
    m_keys.reserve(keys.size());
    for (auto begin = keys.cbegin(); begin != keys.cend();) {
        auto end = std::next(begin);
        while (end != keys.cend() && millisecondsOf(*end) - millisecondsOf(*std::prev(end)) <= widestGap)
            ++end;
        const auto count = end - begin;
        const bool isWorthIt = std::size_t(count) >= worthARange;
        for (auto key = begin; key != end; ++key)
            m_keys.push_back({*key, isWorthIt ? firsts.size() : -1, false});
        if (isWorthIt) {
            firsts.append(millisecondsOf(*begin));
            lasts.append(millisecondsOf(*std::prev(end)));
            mosts.append(count + count / strangersPart + strangersAtLeast);
            m_read.append(0);
        }
        begin = end;
    }
}

std::span<const KeyRanges::Named> KeyRanges::take(qsizetype range, const NamedKey &read)
{
    ++m_read[range];
    const auto isRead = [&](std::size_t at) { return at < m_keys.size() && orderOf(m_keys[at]) == orderOf(read); };
    if (!isRead(m_next)) {
        const auto found = std::lower_bound(m_keys.begin(), m_keys.end(), read,
                                            [](const Named &a, const NamedKey &b) { return orderOf(a) < orderOf(b); });
        m_next = std::size_t(found - m_keys.begin());
    }
    const std::size_t begin = m_next;
    for (; isRead(m_next); ++m_next)
        m_keys[m_next].isFound = true;
    return std::span(m_keys).subspan(begin, m_next - begin);
}

std::vector<qint64> KeyRanges::left() const
{
    std::vector<qint64> entries;
    for (const Named &key : m_keys) {
        // A range that wasn't read to its end may hold it further on.
        if (!key.isFound && (key.range < 0 || m_read[key.range] >= mosts[key.range]))
            entries.push_back(key.entry);
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

} // namespace guichet::seal
