// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/statstablemodel.h"

#include <QtCore/QLocale>

namespace guichet {
namespace {

QString periodText(QDate start, StatsGrain grain)
{
    switch (grain) {
    case StatsGrain::Day:
        return dateText(start);
    case StatsGrain::Week: {
        int year = 0;
        const int week = start.weekNumber(&year); // ISO 8601
        return StatsTableModel::tr("Week %1, %2").arg(week).arg(year);
    }
    case StatsGrain::Month:
        return QLocale().toString(start, QStringLiteral("MMMM yyyy"));
    }
    Q_UNREACHABLE();
}

Cell periodCell(QDate start, StatsGrain grain)
{
    Cell cell = dateCell(start);
    cell.text = periodText(start, grain);
    return cell;
}

} // namespace

void StatsTableModel::setGrain(StatsGrain grain)
{
    beginResetModel();
    m_grain = grain;
    endResetModel();
}

void StatsTableModel::setFlowTitles(const QStringList &titles)
{
    Q_ASSERT(titles.size() == SumOut - CountIn + 1);
    beginResetModel();
    m_flowTitles = titles;
    endResetModel();
}

int StatsTableModel::columns() const
{
    return Closing + 1;
}

QString StatsTableModel::columnTitle(int column) const
{
    if (!m_flowTitles.isEmpty() && column >= CountIn && column <= SumOut)
        return m_flowTitles.at(column - CountIn);
    switch (static_cast<Column>(column)) {
    case Period:
        return tr("Period");
    case CurrencyCode:
        return tr("Currency");
    case CountIn:
        return tr("In");
    case SumIn:
        return tr("Sum in");
    case CountOut:
        return tr("Out");
    case SumOut:
        return tr("Sum out");
    case Opening:
        return tr("Opening");
    case Closing:
        return tr("Closing");
    }
    return {};
}

bool StatsTableModel::isAmountColumn(int column) const
{
    return column == CountIn || column == SumIn || column == CountOut || column == SumOut
        || column == Opening || column == Closing;
}

Cell StatsTableModel::cellOf(const StatsRow &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Period:
        return periodCell(row.periodStart, m_grain);
    case CurrencyCode:
        return textCell(row.currency.code());
    case CountIn:
        return countCell(row.countIn);
    case SumIn:
        return amountCell(row.sumIn, row.currency);
    case CountOut:
        return countCell(row.countOut);
    case SumOut:
        return amountCell(row.sumOut, row.currency);
    case Opening:
        return amountCell(row.opening, row.currency);
    case Closing:
        return amountCell(row.closing, row.currency);
    }
    return {};
}

} // namespace guichet
