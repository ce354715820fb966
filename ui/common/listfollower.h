// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/soononce.h"

class QTableView;

namespace guichet {
class PagedTableModel;
} // namespace guichet

namespace guichet::ui {

/// Keeps a list as the bank has it without getting in anybody's way: it is read anew when told to, at most twice a second;
/// the row that was marked stays marked; while somebody has scrolled down it waits until they are back at the top. Of a list
/// that nobody sees nothing is read: a page reads it when it comes to the front. GUI thread.
class ListFollower : public QObject
{
    Q_OBJECT
public:
    /// Belongs to the view; the model outlives both.
    ListFollower(QTableView &view, PagedTableModel &model);

    /// Something in the list may be another now.
    void follow();

private:
    void readAnew();
    QString rowText(int row) const;
    void remember();
    void restore();

    QTableView &m_view;
    PagedTableModel &m_model;
    SoonOnce m_soon;
    QString m_marked;
    bool m_isAsked = false;
    bool m_isReading = false;
};

} // namespace guichet::ui
