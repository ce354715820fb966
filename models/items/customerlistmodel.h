// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/customer.h"

namespace guichet {

/// Customers as the finder lists them, personal numbers by their tail.
class CustomerListModel final : public PagedRows<CustomerSummary>
{
    Q_OBJECT

public:
    enum Column { Name, Born, IdNumber, Phone, Status };

    using PagedRows::PagedRows;

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const CustomerSummary &row, int column) const override;
};

} // namespace guichet
