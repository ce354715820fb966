// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/reviewqueuemodel.h"

#include <algorithm>

namespace guichet {
namespace {

constexpr qint64 microsPerMinute = 60 * microsPerSecond;
constexpr qint64 microsPerHour = 60 * microsPerMinute;
constexpr qint64 microsPerDay = 24 * microsPerHour;
// After these a case is late, and very late.
constexpr qint64 lateAfterMicros = microsPerDay;
constexpr qint64 veryLateAfterMicros = 3 * microsPerDay;

QString waitingText(qint64 micros)
{
    if (micros >= microsPerDay)
        return ReviewQueueModel::tr("%n day(s)", nullptr, int(micros / microsPerDay));
    if (micros >= microsPerHour)
        return ReviewQueueModel::tr("%n hour(s)", nullptr, int(micros / microsPerHour));
    // The desk's clock may be behind the bank's.
    const qint64 minutes = std::max<qint64>(0, micros / microsPerMinute);
    return ReviewQueueModel::tr("%n minute(s)", nullptr, int(minutes));
}

Cell waitingCell(qint64 micros)
{
    const Chip chip = micros >= veryLateAfterMicros ? Chip::Bad
        : micros >= lateAfterMicros                 ? Chip::Warn
                                                    : Chip::Info;
    Cell cell = textCell(waitingText(micros), chip);
    cell.value = micros;
    return cell;
}

} // namespace

ReviewQueueModel::ReviewQueueModel(const Clock &clock, QObject *parent)
    : PagedRows(parent)
    , m_clock(clock)
{
}

int ReviewQueueModel::columns() const
{
    return Waiting + 1;
}

QString ReviewQueueModel::columnTitle(int column) const
{
    switch (static_cast<Column>(column)) {
    case Customer:
        return tr("Customer");
    case HandedIn:
        return tr("Handed in");
    case Waiting:
        return tr("Waiting");
    }
    return {};
}

bool ReviewQueueModel::isAmountColumn(int) const
{
    return false;
}

Cell ReviewQueueModel::cellOf(const ReviewSummary &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Customer:
        return textCell(row.customerName);
    case HandedIn:
        return momentCell(row.submittedAtMicros, timeZone());
    case Waiting:
        return waitingCell(m_clock.nowMicros() - row.submittedAtMicros);
    }
    return {};
}

} // namespace guichet
