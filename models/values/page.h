// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace guichet {

/// One page of a list that may be long. `nextCursor` is opaque; empty when this is the last page.
template <class T>
struct Page {
    QList<T> items;
    QString nextCursor;
};

/// Which page: where to go on from (empty: the first) and how many rows at most.
struct PageRequest {
    QString cursor;
    int limit = 50;
};

inline constexpr int maximumPageRows = 200;

} // namespace guichet
