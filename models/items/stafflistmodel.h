// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/staffing.h"

namespace guichet {

/// The bank's staff.
class StaffListModel final : public PagedRows<StaffMember>
{
    Q_OBJECT

public:
    enum Column { Name, Email, Duty, SecondFactor, LastSignIn, Standing };

    using PagedRows::PagedRows;

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const StaffMember &row, int column) const override;
};

/// What hinders somebody from signing in, before what is merely to be known.
Cell standingCell(const StaffMember &member);

} // namespace guichet
