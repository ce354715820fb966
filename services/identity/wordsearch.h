// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/ids.h"

#include <QList>
#include <QStringList>

namespace guichet::store {
class Connection;
} // namespace guichet::store

// For this folder only; Users::find is what others call.
namespace guichet::identity {

inline constexpr int maximumSearchWords = 4; // more are left out of account

/// Customers of whose names each of `words` (folded) begins a word; by that word, then by id. Of several
/// words the rarest leads through its index and the others are compared there, so that a million customers
/// answer within milliseconds.
[[nodiscard]] QList<UserId> findByWordStarts(store::Connection &connection, const QStringList &words,
                                             int limit);

} // namespace guichet::identity
