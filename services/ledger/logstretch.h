// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/ids.h"
#include "services/store/connection.h"

namespace guichet::ledger {

/// What a stretch of the log changed, for those who show it and read it again.
struct LogStretch {
    qint64 position = 0;       ///< the log's end
    QList<AccountId> accounts; ///< whose balances changed, each once
    bool isLarge = false;      ///< more than was asked for: the accounts weren't read
};

/// From that position (not included) to the log's end; a position beyond the end gives a large one. However long the stretch,
/// this is three short statements. Throws store::Fault.
[[nodiscard]] LogStretch logStretch(store::Connection &connection, qint64 after, qint64 mostAccounts);

} // namespace guichet::ledger
