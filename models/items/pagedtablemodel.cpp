// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/pagedtablemodel.h"

#include <algorithm>

namespace guichet {
namespace {

// Amounts stand at the right in right-to-left writing too.
constexpr int amountAlignment
    = int(Qt::AlignRight) | int(Qt::AlignVCenter) | int(Qt::AlignAbsolute);
constexpr int textAlignment = int(Qt::AlignLeft) | int(Qt::AlignVCenter);

} // namespace

void PagedTableModel::refresh()
{
    m_cursor.clear();
    load();
}

void PagedTableModel::retry()
{
    if (m_state == State::Failed)
        load();
}

void PagedTableModel::clear()
{
    ++m_ticket;
    m_cursor.clear();
    m_failure.clear();
    m_atEnd = true;
    m_state = State::Idle;
    removeAllRows();
    announce();
}

void PagedTableModel::setPageRows(int rows)
{
    m_pageRows = std::clamp(rows, 1, maximumPageRows);
}

void PagedTableModel::setTimeZone(const QTimeZone &zone)
{
    beginResetModel();
    m_zone = zone;
    endResetModel();
}

QList<int> PagedTableModel::amountColumns() const
{
    QList<int> result;
    for (int column = 0; column < columns(); ++column) {
        if (isAmountColumn(column))
            result += column;
    }
    return result;
}

bool PagedTableModel::canFetchMore(const QModelIndex &parent) const
{
    // Not after a failure: a view asks again at every movement.
    const bool atRest = m_state != State::Loading && m_state != State::Failed;
    return !parent.isValid() && atRest && !m_atEnd;
}

void PagedTableModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        load();
}

int PagedTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns();
}

QVariant PagedTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    Q_ASSERT(checkIndex(index));
    const bool isAmount = isAmountColumn(index.column());
    if (role == Qt::TextAlignmentRole)
        return isAmount ? amountAlignment : textAlignment;
    if (role == Qt::DisplayRole)
        return cell(index.row(), index.column()).text;
    if (role == Qt::ToolTipRole && !isAmount)
        return cell(index.row(), index.column()).text;
    if (role == ValueRole)
        return cell(index.row(), index.column()).value;
    if (role == PlainTextRole)
        return cell(index.row(), index.column()).plain;
    if (role == ChipRole)
        return QString(chipName(cell(index.row(), index.column()).chip));
    return {};
}

QVariant PagedTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns())
        return {};
    if (role == Qt::DisplayRole)
        return columnTitle(section);
    if (role == Qt::TextAlignmentRole)
        return isAmountColumn(section) ? amountAlignment : textAlignment;
    return {};
}

void PagedTableModel::load()
{
    const quint64 ticket = ++m_ticket;
    m_failure.clear();
    m_state = State::Loading;
    announce();
    // Who heard of it may have asked for something else.
    if (ticket == m_ticket)
        request(PageRequest{m_cursor, m_pageRows}, ticket);
}

bool PagedTableModel::redeem(quint64 ticket)
{
    if (ticket != m_ticket || m_state != State::Loading)
        return false;
    ++m_ticket;
    return true;
}

void PagedTableModel::fail(const QString &sentence)
{
    m_failure = sentence;
    m_state = State::Failed;
    announce();
}

void PagedTableModel::settle(const QString &nextCursor, bool pageIsEmpty, bool modelIsEmpty)
{
    m_failure.clear();
    m_cursor = nextCursor;
    // A page without rows ends the list whatever it says, or a view would ask forever.
    m_atEnd = nextCursor.isEmpty() || pageIsEmpty;
    m_state = modelIsEmpty ? State::Empty : State::Idle;
}

void PagedTableModel::announce()
{
    Q_EMIT stateChanged(m_state);
}

} // namespace guichet
