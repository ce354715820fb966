// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/maker.h"

namespace guichet::demo {

/// Loads customers in bulk until there are `wanted` of them, each with an account or two whose opening balances are
/// balanced entries; the first time the busy customer too (busycustomer.h). For measuring: on threads, so the ids of
/// customers don't follow from the seed. Throws store::Fault.
tl::expected<void, QString> loadCustomers(BankAssembly &bank, ManualClock &clock, const Plan &plan, qint64 loaded,
                                          qint64 wanted, const Say &say);

} // namespace guichet::demo
