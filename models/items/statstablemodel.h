// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/stats.h"

namespace guichet {

/// Figures by day, week or month: the table beside the chart.
class StatsTableModel final : public PagedRows<StatsRow>
{
    Q_OBJECT

public:
    enum Column { Period, CurrencyCode, CountIn, SumIn, CountOut, SumOut, Opening, Closing };

    using PagedRows::PagedRows;

    /// What a period is; resets the model.
    void setGrain(StatsGrain grain);
    StatsGrain grain() const { return m_grain; }
    /// What CountIn to SumOut are called where they are not of all kinds ("Deposits", "Deposited", …); resets the model.
    void setFlowTitles(const QStringList &titles);

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const StatsRow &row, int column) const override;

private:
    StatsGrain m_grain = StatsGrain::Day;
    QStringList m_flowTitles;
};

} // namespace guichet
