// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/rules.h"

namespace guichet::ledger {

// What the files of the rules share; not for others (rules.h is). Each check looks at its part of the precedence.

using Trouble = std::optional<Refused>;

/// Why the command's entry can't be booked as the state stands.
[[nodiscard]] Trouble entryTrouble(const Command &command, const BatchState &state, const PostingTerms &terms,
                                   const Moment &moment);
/// Books the command's entry, which nothing stands against.
Booked bookEntry(const Command &command, BatchState &state, const PostingTerms &terms, const Moment &moment, EntryId entry);

// reversalrules.cpp
[[nodiscard]] Trouble checkOriginalIsKnown(const Command &command, const BatchState &state);
[[nodiscard]] Trouble checkReversalApproved(const Command &command);
[[nodiscard]] Trouble checkIsOpposite(const Command &command, const BatchState &state);
[[nodiscard]] Trouble checkReversible(const Command &command, const BatchState &state);
[[nodiscard]] Trouble checkNotReversed(const Command &command, const BatchState &state);
/// Gives one of the limit back, where the original still counts.
void giveLimitBack(const Command &command, BatchState &state, const Moment &moment);
/// Both entries of a reverse-and-repost, or none.
[[nodiscard]] Verdict applyCorrection(const Command &command, BatchState &state, const PostingTerms &terms,
                                      const Moment &moment, EntryId reversal, EntryId repost);

// holdrules.cpp
[[nodiscard]] Trouble checkHoldIsKnown(const Command &command, const BatchState &state);
[[nodiscard]] Trouble checkCaptureAmount(const Command &command, const BatchState &state);
[[nodiscard]] Trouble checkCaptureForm(const Command &command);
[[nodiscard]] Trouble checkHoldIsOpen(const Command &command, const BatchState &state, const Moment &moment);
/// What stays reserved of an account once the command is done.
[[nodiscard]] qint64 heldAfter(const Command &command, const AccountState &account, const BatchState &state);
/// Captures, or gives back, all that is left of the command's hold.
void settleHold(const Command &command, BatchState &state, qint64 captured);
/// Reserve, Release and Expire.
[[nodiscard]] Verdict applyHold(const Command &command, BatchState &state, const Moment &moment, HoldId id);

} // namespace guichet::ledger
