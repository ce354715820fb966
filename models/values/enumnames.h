// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLatin1StringView>
#include <QtCore/QStringView>
#include <optional>
#include <utility>

namespace guichet {

/// The one spelling of an enumeration's values on the wire and in the database. An enumeration joins by
/// specialising this with `static constexpr std::array values{std::pair{E::A, "a"}, …}` and `name`.
template <class E>
struct EnumNames;

template <class E>
QLatin1StringView enumName(E value)
{
    for (const auto &[candidate, text] : EnumNames<E>::values) {
        if (candidate == value)
            return QLatin1StringView(text);
    }
    Q_UNREACHABLE();
}

template <class E>
std::optional<E> enumFromName(QStringView name)
{
    for (const auto &[candidate, text] : EnumNames<E>::values) {
        if (name == QLatin1StringView(text))
            return candidate;
    }
    return std::nullopt;
}

} // namespace guichet
