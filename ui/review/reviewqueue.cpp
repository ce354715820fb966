// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewqueue.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int padding = 8; // pixels
constexpr int radius = 6;
constexpr int ringWidth = 2;
constexpr int gap = 2;
constexpr int smallest = 11; // pixels of type
constexpr int nameFlags = Qt::TextWordWrap | static_cast<int>(Qt::AlignTop);

class Delegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = static_cast<const QListView *>(option.widget);
        const int width = view->viewport()->width();
        const QRect name = nameRect(option, {0, 0, width, 1000}, index);
        return {width, padding + name.height() + gap + smallMetrics(option).height() + padding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &tokens = theme::current();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(tokens.primarySoft);
            painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), radius, radius);
        }
        if (option.widget->hasFocus() && (option.state & QStyle::State_Selected)) {
            painter->setPen(QPen(tokens.focus, ringWidth));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(option.rect.adjusted(1, 2, -1, -2), radius, radius);
        }
        const int alignment = nameFlags | static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
        const QRect name = nameRect(option, option.rect, index);
        painter->setPen(tokens.text);
        painter->drawText(option.rect.adjusted(padding, padding, -padding, 0), alignment, index.data().toString());
        const QModelIndex waiting = index.siblingAtColumn(ReviewQueueModel::Waiting);
        painter->setFont(smallFont(option));
        painter->setPen(colourOf(waiting));
        painter->drawText(option.rect.adjusted(padding, name.height() + padding + gap, -padding, 0), alignment,
                          waiting.data().toString());
        painter->restore();
    }

private:
    static QRect nameRect(const QStyleOptionViewItem &option, const QRect &cell, const QModelIndex &index)
    {
        return option.fontMetrics.boundingRect(cell.adjusted(padding, 0, -padding, 1000), nameFlags,
                                               index.data().toString());
    }
    static QFont smallFont(const QStyleOptionViewItem &option)
    {
        QFont font = option.font;
        font.setPixelSize(std::max(smallest, option.fontMetrics.height() * 2 / 3));
        return font;
    }
    static QFontMetrics smallMetrics(const QStyleOptionViewItem &option) { return QFontMetrics(smallFont(option)); }
    static QColor colourOf(const QModelIndex &waiting)
    {
        const QString chip = waiting.data(PagedTableModel::ChipRole).toString();
        if (chip == chipName(Chip::Bad))
            return theme::current().bad;
        return chip == chipName(Chip::Warn) ? theme::current().warn : theme::current().muted;
    }
};

} // namespace

ReviewQueue::ReviewQueue(ReviewQueueModel *model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(u"reviewQueue"_s);
    setAccessibleName(tr("To review"));
    setItemDelegate(new Delegate(this));
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReviewQueue::choose);
}

void ReviewQueue::mark(ReviewCaseId id)
{
    m_isMarking = true;
    QModelIndex marked;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->rowAt(row).id == id)
            marked = m_model->index(row, ReviewQueueModel::Customer);
    }
    setCurrentIndex(marked);
    m_isMarking = false;
}

// A list lays its rows out anew for another height only; here names take more lines when it is narrower.
void ReviewQueue::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

void ReviewQueue::choose(const QModelIndex &index)
{
    if (!m_isMarking && index.isValid())
        Q_EMIT chosen(m_model->rowAt(index.row()).id);
}

} // namespace guichet::ui
