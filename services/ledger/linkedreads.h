// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/command.h"
#include "services/store/connection.h"

#include <QtCore/QHash>

namespace guichet::ledger {

// What others may know of reversals and holds. For display; what decides is read by the engine under its locks. All
// throw store::Fault.

/// How an entry was corrected.
struct ReversalLink {
    EntryId reversal;
    EntryId repost; ///< none: it was only reversed
};
/// By original; entries that haven't been reversed are left out.
[[nodiscard]] QHash<EntryId, ReversalLink> reversalsOf(store::Connection &connection, const QList<EntryId> &originals);

/// The command that reverses an entry, as far as the entry says it: to be given key, principal, hash, maker, approver and
/// note. The account whose owner acted (the payer's, the customer's at the counter) comes first. nullopt: no such entry.
[[nodiscard]] std::optional<Command> reversalCommand(store::Connection &connection, EntryId original);

/// By id; unknown ones are left out.
[[nodiscard]] QList<Hold> holdsById(store::Connection &connection, const QList<HoldId> &ids);
[[nodiscard]] QList<Hold> openHoldsOf(store::Connection &connection, AccountId account);
/// Open ones whose time is over, longest ago first.
[[nodiscard]] QList<Hold> expiredHolds(store::Connection &connection, qint64 nowMicros, int limit);

} // namespace guichet::ledger
