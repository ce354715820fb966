// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/denominations.h"

#include <optional>

namespace guichet::ui {

/// Which notes of a till to pay an amount with: few and large ones, so that the small ones stay for change, coins for the
/// rest. nullopt when the till can't pay it exactly, or for an amount that isn't above zero.
std::optional<CashCount> suggestPayout(const CashCount &till, const Money &amount);

} // namespace guichet::ui
