// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/reversal.h"

namespace guichet {

/// Corrections that wait for a second person.
class ReversalListModel final : public PagedRows<ReversalRequest>
{
    Q_OBJECT

public:
    enum Column { Customer, Kind, Amount, Corrected, RequestedBy, RequestedAt };

    using PagedRows::PagedRows;

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const ReversalRequest &row, int column) const override;
};

} // namespace guichet
