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

    /// Whose clock the moments are shown by; UTC until told.
    void setTimeZone(const QTimeZone &zone);

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const StaffMember &row, int column) const override;

private:
    QTimeZone m_zone = QTimeZone::utc();
};

/// What hinders somebody from signing in, before what is merely to be known.
Cell standingCell(const StaffMember &member);

} // namespace guichet
