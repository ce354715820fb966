// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/account.h"

namespace guichet {

/// The postings of one account, newest first; amounts are signed, from that account's side.
class PostingListModel final : public PagedRows<PostingLine>
{
    Q_OBJECT

public:
    enum Column { Date, Kind, Counterparty, Note, Amount, BalanceAfter };

    using PagedRows::PagedRows;

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const PostingLine &row, int column) const override;
};

} // namespace guichet
