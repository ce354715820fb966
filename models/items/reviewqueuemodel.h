// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedrows.h"
#include "models/values/clock.h"
#include "models/values/review.h"

namespace guichet {

/// IDs that wait for review, oldest first. How long they wait is counted by the clock given, at the
/// moment of asking.
class ReviewQueueModel final : public PagedRows<ReviewSummary>
{
    Q_OBJECT

public:
    enum Column { Customer, HandedIn, Waiting };

    /// The clock must outlive the model.
    explicit ReviewQueueModel(const Clock &clock, QObject *parent = nullptr);

protected:
    int columns() const override;
    QString columnTitle(int column) const override;
    bool isAmountColumn(int column) const override;
    Cell cellOf(const ReviewSummary &row, int column) const override;

private:
    const Clock &m_clock;
};

} // namespace guichet
