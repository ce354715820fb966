// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/stats.h"

namespace guichet {

/// The entries behind a figure; amounts are signed, from the account's side.
class StatsEntryListModel final : public PagedRows<StatsEntry>
{
    Q_OBJECT

public:
    enum Column { Date, Kind, Customer, Number, CurrencyCode, Amount };

    using PagedRows::PagedRows;

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const StatsEntry &row, int column) const override;
};

} // namespace guichet
