// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"

namespace guichet::ui {

/// What the customer should know of a product: interest, overdraft, term, what may be done with it.
QString describe(const Product &product);

} // namespace guichet::ui
