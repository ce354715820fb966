// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/listfollower.h"

#include "models/items/pagedtablemodel.h"

#include <QScrollBar>
#include <QTableView>

namespace guichet::ui {

ListFollower::ListFollower(QTableView &view, PagedTableModel &model)
    : QObject(&view)
    , m_view(view)
    , m_model(model)
    , m_soon(nullptr, [this] { readAnew(); })
{
    connect(m_view.verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == 0 && m_isAsked && !m_soon.isActive())
            readAnew();
    });
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &ListFollower::remember);
    connect(&m_model, &PagedTableModel::stateChanged, this, &ListFollower::restore);
}

void ListFollower::follow()
{
    m_isAsked = true;
    m_soon.ask();
}

void ListFollower::readAnew()
{
    if (!m_isAsked || m_view.verticalScrollBar()->value() > 0)
        return;
    m_isAsked = false;
    if (!m_view.isVisible() || !m_view.isEnabled())
        return;
    m_isReading = true;
    m_model.refresh();
}

QString ListFollower::rowText(int row) const
{
    QString text;
    for (int column = 0; column < m_model.columnCount(); ++column)
        text += m_model.index(row, column).data(PagedTableModel::PlainTextRole).toString() + u'\t';
    return text;
}

// Only what is read for following: a reading that somebody asked for begins at the first row, as ever.
void ListFollower::remember()
{
    if (m_isReading && m_view.currentIndex().isValid())
        m_marked = rowText(m_view.currentIndex().row());
}

void ListFollower::restore()
{
    if (!m_isReading || m_model.state() == PagedTableModel::State::Loading)
        return;
    m_isReading = false;
    const QString marked = std::exchange(m_marked, {});
    for (int row = 0; !marked.isEmpty() && row < m_model.rowCount(); ++row) {
        if (rowText(row) != marked)
            continue;
        m_view.setCurrentIndex(m_model.index(row, 0));
        m_view.scrollToTop();
        return;
    }
}

} // namespace guichet::ui
