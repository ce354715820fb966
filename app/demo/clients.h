// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/world.h"

namespace guichet::demo {

/// Registers the customers whose ID is approved, with their accounts, over the year before the first day.
void makeClients(World &world);
/// The rest, of the last days: IDs that wait, were sent back or refused, customers without any; and the accounts that
/// wait for a second person.
void makeNewcomers(World &world);

} // namespace guichet::demo
