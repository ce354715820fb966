// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/maker.h"

namespace guichet::demo {

/// The customer whose account has plan.busyEntries entries, there once customers have been loaded.
extern const QString busyCustomer;

/// Loads customers in bulk until there are `wanted` of them, each with an account or two whose opening balances are
/// balanced entries; the first time the busy customer too, whose entries are booked by an engine. For measuring.
tl::expected<void, QString> loadCustomers(BankAssembly &bank, ManualClock &clock, const Plan &plan, qint64 loaded,
                                          qint64 wanted, const Say &say);

} // namespace guichet::demo
