// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/world.h"

#include <functional>

namespace guichet::demo {

/// Books what happened from the first day to now, day by day: opening balances, salaries, rents, and business at the
/// counter and online in the rhythm of the week. Ends with the clock at now. Gives the number of entries. The engine has
/// been started while the clock stood before the first day. `progress` is told each day that is done.
qint64 makeHistory(World &world, const std::function<void(QDate)> &progress);

} // namespace guichet::demo
