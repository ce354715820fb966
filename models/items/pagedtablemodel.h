// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/cell.h"
#include "models/values/page.h"

#include <QtCore/QAbstractTableModel>

namespace guichet {

/// What all our tables have in common: where loading stands, roles, alignment. Rows come from
/// `PagedRows<T>` (pagedrows.h). GUI thread only.
///
/// Nothing loads before refresh(). A new refresh() supersedes what is under way: a late answer is
/// dropped. Rows stay until the first page is there, and stay when loading fails.
class PagedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class State {
        Idle, ///< nothing under way; rows may follow (canFetchMore)
        Loading,
        Failed, ///< failure() says why; retry() asks for the same page again
        Empty, ///< loaded, and there is nothing
    };
    Q_ENUM(State)

    enum Role {
        ValueRole = Qt::UserRole + 1, ///< to sort by: dates, counts, minor units
        PlainTextRole, ///< to copy and export: "-4111.11", "2025-03-14"
        ChipRole, ///< "ok", "warn", "bad", "info" or empty
    };

    using QAbstractTableModel::QAbstractTableModel;

    State state() const { return m_state; }
    /// A sentence for people; empty unless Failed.
    QString failure() const { return m_failure; }

    void refresh();
    void retry();
    /// No rows, nothing under way.
    void clear();

    /// How many rows to ask for at once; 1 to maximumPageRows.
    void setPageRows(int rows);

    /// Whose clock the moments in the cells are shown by; UTC until told.
    void setTimeZone(const QTimeZone &zone);

    /// Columns that are right-aligned in every language.
    QList<int> amountColumns() const;

    bool canFetchMore(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent = {}) override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged(guichet::PagedTableModel::State state);

protected:
    const QTimeZone &timeZone() const { return m_zone; }

    virtual int columns() const = 0;
    virtual QString columnTitle(int column) const = 0;
    virtual bool isAmountColumn(int column) const = 0;

private:
    template <class T> friend class PagedRows;

    virtual Cell cell(int row, int column) const = 0;
    virtual void removeAllRows() = 0;
    virtual void request(const PageRequest &page, quint64 ticket) = 0;

    void load();
    bool isFirstPage() const { return m_cursor.isEmpty(); }
    // Whether the answer with this ticket is still wanted; it is wanted once.
    bool redeem(quint64 ticket);
    void fail(const QString &sentence);
    void settle(const QString &nextCursor, bool pageIsEmpty, bool modelIsEmpty);
    void announce();

    State m_state = State::Idle;
    QString m_failure;
    QString m_cursor; // of the page to ask for next
    QTimeZone m_zone = QTimeZone::utc();
    int m_pageRows = PageRequest().limit;
    bool m_atEnd = true;
    quint64 m_ticket = 0; // of the latest request; others' answers are late
};

} // namespace guichet
