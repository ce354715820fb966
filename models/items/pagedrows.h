// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedtablemodel.h"

#include <QtCore/QPointer>
#include <functional>
#include <tl/expected.hpp>

namespace guichet {

/// The rows of a table, fetched page by page through a callback; item models never know from where.
/// Subclasses say what the columns are and what stands in a row's cells (see customerlistmodel.h).
template <class T> class PagedRows : public PagedTableModel
{
public:
    /// A page, or a sentence for people why there is none.
    using Result = tl::expected<Page<T>, QString>;
    /// To be called in the model's thread, now or later; further calls, calls for superseded requests
    /// and calls after the model has gone do nothing.
    using Reply = std::function<void(Result)>;
    using Fetch = std::function<void(PageRequest, Reply)>;

    using PagedTableModel::PagedTableModel;

    /// Drops the rows and whatever is under way; refresh() loads anew.
    void setFetch(Fetch fetch)
    {
        m_fetch = std::move(fetch);
        clear();
    }

    /// A list that is whole already.
    void setRows(QList<T> rows)
    {
        ++m_ticket;
        replaceRows({std::move(rows), QString()});
    }

    const QList<T> &rows() const { return m_rows; }
    const T &rowAt(int row) const { return m_rows.at(row); }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

protected:
    virtual Cell cellOf(const T &row, int column) const = 0;

private:
    Cell cell(int row, int column) const final { return cellOf(m_rows.at(row), column); }

    void removeAllRows() final
    {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    }

    void request(const PageRequest &page, quint64 ticket) final
    {
        Q_ASSERT_X(m_fetch, "PagedRows::refresh", "setFetch first");
        m_fetch(page, [model = QPointer<PagedRows>(this), ticket](Result result) {
            if (model && model->redeem(ticket))
                model->receive(std::move(result));
        });
    }

    void receive(Result result)
    {
        if (!result)
            fail(result.error());
        else if (isFirstPage())
            replaceRows(std::move(*result));
        else
            appendRows(std::move(*result));
    }

    void replaceRows(Page<T> page)
    {
        beginResetModel();
        m_rows = std::move(page.items);
        settle(page.nextCursor, m_rows.isEmpty(), m_rows.isEmpty());
        endResetModel();
        announce();
    }

    void appendRows(Page<T> page)
    {
        const bool nothing = page.items.isEmpty();
        settle(page.nextCursor, nothing, nothing && m_rows.isEmpty());
        if (!nothing) {
            beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + page.items.size()) - 1);
            m_rows.append(std::move(page.items));
            endInsertRows();
        }
        announce();
    }

    Fetch m_fetch;
    QList<T> m_rows;
};

} // namespace guichet
