// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/ids.h"
#include "models/values/money.h"
#include "services/store/connection.h"

namespace guichet::ledger {

/// A transfer that somebody of the staff made for a customer.
struct DeskTransfer {
    EntryId entry;
    qint64 postedAtMicros = 0;
    Money amount; ///< above zero
    UserId customer;
};

/// Newest first. For display. Throws store::Fault.
[[nodiscard]] QList<DeskTransfer> transfersMadeBy(store::Connection &connection, UserId maker, int limit);

} // namespace guichet::ledger
