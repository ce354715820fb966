// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/page.h"
#include "models/values/refusal.h"
#include "services/audit/event.h"

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

namespace guichet::audit {

/// Longest `detail`, in characters; a longer one is a bug (assertion).
inline constexpr int maximumDetailCharacters = 100;

struct RecordedEvent {
    qint64 id = 0;
    Event event;
};

/// Writes one line, for good: it can't be changed or removed afterwards, by nobody (the database
/// raises). It stands or falls with the caller's transaction.
void record(store::Transaction &transaction, const Event &event);

/// Which lines to read: all, or those about one thing.
struct EventFilter {
    Subject subject = Subject::None; ///< None: all
    qint64 subjectId = 0;
};

/// Newest first. Refuses a cursor that isn't one (InvalidValue, "cursor").
[[nodiscard]] Outcome<Page<RecordedEvent>> events(store::Connection &connection,
                                                  const EventFilter &filter,
                                                  const PageRequest &page);

} // namespace guichet::audit
