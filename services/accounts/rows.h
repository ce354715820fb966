// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/currency.h"
#include "services/store/result.h"

#include <string_view>

namespace guichet::accounts {

/// A stored currency is one of ISO 4217, else the database holds what no rule let in: a bug, ends the program.
inline Currency currencyFrom(const store::Row &row, std::string_view column)
{
    const auto currency = Currency::fromCode(row.text(column));
    if (!currency)
        qFatal("a stored currency is unknown");
    return *currency;
}

} // namespace guichet::accounts
