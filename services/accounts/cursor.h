// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/cursor.h"
#include "models/values/page.h"

#include <QtGlobal>
#include <algorithm>
#include <optional>

namespace guichet::accounts {

/// The position in a cursor of ours: 0 for the first page, nullopt for what isn't one.
inline std::optional<qint64> positionFrom(const QString &cursor)
{
    if (cursor.isEmpty())
        return 0;
    const auto place = placeOfCursor<1>(cursor);
    return place && place->front() > 0 ? std::optional(place->front()) : std::nullopt;
}

/// How many rows a page has at most.
inline int rowsOf(const PageRequest &page)
{
    return std::clamp(page.limit, 1, maximumPageRows);
}

} // namespace guichet::accounts
