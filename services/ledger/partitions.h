// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"

namespace guichet::ledger {

inline constexpr qint64 keyLifeMicros = 7LL * 24 * 3600 * 1'000'000;     ///< how long a key is kept
inline constexpr qint64 keyFutureMicros = 5LL * 60 * 1'000'000;          ///< how far a client's clock may be ahead
inline constexpr int entryPartitionsAhead = 2;                          ///< the engine doesn't start with fewer

/// Makes what is missing: key partitions (one a day) for keys made in that time, and entry partitions ahead. Any number
/// of processes may do it at once. Run it on its own, not in a transaction that posts. Microseconds since 1970.
void maintainPartitions(store::Connection &connection, qint64 fromMicros, qint64 toMicros);
/// For who books days of the past beside a running bank: until this connection ends, no key partition is dropped.
void keepKeys(store::Connection &connection);
/// Drops the key partitions whose keys have all expired. Gives how many.
int dropExpiredKeys(store::Connection &connection, qint64 nowMicros);
/// Entry partitions that no entry has reached yet.
[[nodiscard]] int entryPartitionsFree(store::Connection &connection);

} // namespace guichet::ledger
