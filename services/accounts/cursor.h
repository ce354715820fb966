// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    bool isNumber = false;
    const qint64 position = cursor.toLongLong(&isNumber);
    if (!isNumber || position <= 0)
        return std::nullopt;
    return position;
}

/// How many rows a page has at most.
inline int rowsOf(const PageRequest &page)
{
    return std::clamp(page.limit, 1, maximumPageRows);
}

} // namespace guichet::accounts
