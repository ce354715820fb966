// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/cell.h"
#include "models/values/account.h"
#include "models/values/review.h"
#include "models/values/role.h"
#include "models/values/stats.h"

namespace guichet {

/// What the values of the bank's enumerations are called on the desk, translated; the names in
/// `EnumNames` are for wire and database. One table for tables, forms and receipts alike.
QString labelOf(AccountStatus status);
QString labelOf(Action action);
QString labelOf(DocumentSide side);
QString labelOf(EntryKind kind);
QString labelOf(ReviewReason reason);
QString labelOf(ReviewStatus status);
QString labelOf(Role role);
QString labelOf(StatsGrain grain);
QString labelOf(UserStatus status);

Chip chipOf(AccountStatus status);
Chip chipOf(ReviewStatus status);
Chip chipOf(UserStatus status);

} // namespace guichet
