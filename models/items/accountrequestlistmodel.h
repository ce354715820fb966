// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/account.h"

namespace guichet {

/// Accounts whose opening waits for a second person.
class AccountRequestListModel final : public PagedRows<AccountRequest>
{
    Q_OBJECT

public:
    enum Column { Customer, Product, Number, OpenedBy, OpenedAt };

    using PagedRows::PagedRows;

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const AccountRequest &row, int column) const override;
};

} // namespace guichet
