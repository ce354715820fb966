// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <random>

namespace guichet::demo {

/// The demo's dice: the same seed throws the same on every machine (no std distribution, whose results aren't fixed).
class Random
{
public:
    explicit Random(quint64 seed)
        : m_engine(seed)
    {
    }
    /// 0 … count - 1.
    qint64 below(qint64 count) { return static_cast<qint64>(m_engine() % static_cast<quint64>(count)); }
    qint64 between(qint64 first, qint64 last) { return first + below(last - first + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <class List>
    const auto &pick(const List &list)
    {
        return list[static_cast<qsizetype>(below(static_cast<qint64>(std::size(list))))];
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace guichet::demo
