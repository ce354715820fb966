// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/maker.h"

namespace guichet::demo {

/// The customer whose account has plan.busyEntries entries, there once customers have been loaded.
extern const QString busyCustomer;

/// Loads that customer and has the entries booked by a posting engine, over a hundred days up to plan.nowMicros.
tl::expected<void, QString> makeBusyCustomer(BankAssembly &bank, ManualClock &clock, const Plan &plan,
                                             const Staff &staff, store::Connection &connection);

} // namespace guichet::demo
