// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/operation.h"

namespace guichet {

/// The last operations at a till, newest first; amounts are signed, from the till's side.
class TillLineModel final : public PagedRows<TillLine>
{
    Q_OBJECT

public:
    enum Column { Time, Kind, Customer, CurrencyCode, Amount };

    using PagedRows::PagedRows;

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const TillLine &row, int column) const override;
};

} // namespace guichet
