// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <array>
#include <optional>

namespace guichet {

// A list's cursor is the place where the page before ended: whole numbers, "812" or "1772440000000000.7". It is a place
// and no right: whoever forges one sees what they may see anyway.

inline QString cursorOf(std::initializer_list<qint64> place)
{
    QStringList numbers;
    for (const qint64 number : place)
        numbers.append(QString::number(number));
    return numbers.join(u'.');
}

/// nullopt: not so many numbers from 0 up, each in its one spelling.
template <std::size_t count>
std::optional<std::array<qint64, count>> placeOfCursor(const QString &cursor)
{
    const QList<QStringView> parts = QStringView(cursor).split(u'.');
    if (parts.size() != qsizetype(count))
        return std::nullopt;
    std::array<qint64, count> place{};
    for (std::size_t i = 0; i < count; ++i) {
        bool isNumber = false;
        place[i] = parts[qsizetype(i)].toLongLong(&isNumber);
        if (!isNumber || place[i] < 0 || QString::number(place[i]) != parts[qsizetype(i)])
            return std::nullopt;
    }
    return place;
}

} // namespace guichet
