// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/bankassembly.h"
#include "app/demo/world.h"

#include <functional>

namespace guichet::demo {

using Say = std::function<void(const QString &)>;

/// Makes the demo bank in a database where nobody is yet, by the rules that customers and staff live by. The same plan
/// makes the same people and balances. `clock` is the one that `bank` was made with; it ends at plan.nowMicros.
/// Throws store::Fault.
tl::expected<void, QString> makeBank(BankAssembly &bank, ManualClock &clock, const Plan &plan, const Say &say);

/// Has the figures follow the ledger to its end; where a running server is at it, waits for that one.
tl::expected<void, QString> followLedger(store::Connection &connection, Currency currency);

/// What `guichetctl demo` does: makes the demo bank unless it is there; begins anew when told to (`reset`), or when it was
/// left half made; loads the further customers that are asked for (`customers`). Refuses, with a sentence, a database
/// that somebody else's bank lives in. Needs a QGuiApplication: ID cards are drawn. Throws store::Fault.
tl::expected<void, QString> provideBank(const Configuration &configuration, Plan plan, const Say &say);

} // namespace guichet::demo
