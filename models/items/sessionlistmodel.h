// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/staffing.h"

namespace guichet {

/// Where somebody is signed in.
class SessionListModel final : public PagedRows<SessionView>
{
    Q_OBJECT

public:
    enum Column { Peer, Since, LastUsed, Standing };

    using PagedRows::PagedRows;

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const SessionView &row, int column) const override;
};

} // namespace guichet
