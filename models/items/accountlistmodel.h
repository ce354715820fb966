// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/account.h"

namespace guichet {

/// A customer's accounts.
class AccountListModel final : public PagedRows<AccountSummary>
{
    Q_OBJECT

public:
    enum Column { Product, Number, Status, CurrencyCode, Available, Balance };

    using PagedRows::PagedRows;

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const AccountSummary &row, int column) const override;
};

} // namespace guichet
