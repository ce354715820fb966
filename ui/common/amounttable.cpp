// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/amounttable.h"

#include "ui/common/emptystate.h"
#include "ui/common/moneyformat.h"
#include "ui/common/theme.h"
#include "ui/common/waiting.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int tableRowHeight = 36;
constexpr int tableHeaderHeight = 34;
constexpr int cellIndent = 13;
constexpr int ringWidth = 2;
constexpr int ringRadius = 4;
constexpr Qt::Alignment amountAlignment = Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute;

// Latin words and numbers in a right-to-left page keep their own order: "14 Mar 2025", not "Mar 2025 14".
QString inOwnOrder(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

class Delegate final : public QStyledItemDelegate
{
public:
    explicit Delegate(AmountTable *table)
        : QStyledItemDelegate(table)
        , m_table(table)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell = option;
        cell.state &= ~QStyle::State_HasFocus; // the table draws a ring around the whole row
        QStyledItemDelegate::paint(painter, cell, index);
        if (const AmountTable::ChipOf *chipOf = m_table->chipOf(index.column())) {
            const ChipText chip = (*chipOf)(index);
            if (!chip.text.isEmpty())
                StatusChip::paint(painter, option.rect, chip, option.font, option.direction, cellIndent);
        }
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override
    {
        const QString text = index.data().toString();
        const bool isCut = option.fontMetrics.horizontalAdvance(text) > option.rect.width() - 2 * cellIndent;
        const bool hasTip = index.data(Qt::ToolTipRole).isValid();
        if (event->type() != QEvent::ToolTip || hasTip || !isCut || m_table->chipOf(index.column()))
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        QToolTip::showText(event->globalPos(), text, view);
        return true;
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->direction == Qt::RightToLeft && !option->text.isEmpty())
            option->text = inOwnOrder(option->text);
        if (m_table->isAmountColumn(index.column()))
            option->displayAlignment = amountAlignment;
        if (m_table->chipOf(index.column()))
            option->text.clear();
    }

private:
    AmountTable *m_table;
};

class Header final : public QHeaderView
{
public:
    explicit Header(AmountTable *table)
        : QHeaderView(Qt::Horizontal, table)
        , m_table(table)
    {
        setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
        setHighlightSections(false);
        setFixedHeight(tableHeaderHeight);
        setMinimumSectionSize(40);
    }

    void initStyleOptionForIndex(QStyleOptionHeader *option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        option->textAlignment = m_table->isAmountColumn(section)
            ? amountAlignment
            : QStyle::visualAlignment(option->direction, Qt::AlignLeft | Qt::AlignVCenter) | Qt::AlignAbsolute;
    }

private:
    AmountTable *m_table;
};

} // namespace

AmountTable::AmountTable(const QString &name, QWidget *parent)
    : QTableView(parent)
    , m_empty(new EmptyState(viewport()))
    , m_skeleton(new Skeleton(viewport()))
{
    setAccessibleName(name);
    setHorizontalHeader(new Header(this));
    setItemDelegate(new Delegate(this));
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(tableRowHeight);
    verticalHeader()->setMinimumSectionSize(tableRowHeight);
    m_empty->hide();
}

void AmountTable::setModel(QAbstractItemModel *model)
{
    if (this->model())
        disconnect(this->model(), nullptr, this, nullptr);
    QTableView::setModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &AmountTable::showState);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &AmountTable::showState);
        connect(model, &QAbstractItemModel::modelReset, this, &AmountTable::showState);
    }
    showState();
    fitColumns();
}

void AmountTable::setAmountColumns(const QList<int> &columns)
{
    m_amounts = columns;
}

void AmountTable::setChipColumn(int column, ChipOf chipOf)
{
    m_chips.insert(column, std::move(chipOf));
}

void AmountTable::setStretchColumn(int column)
{
    m_stretch = column;
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void AmountTable::setColumnWidths(const QList<int> &widths)
{
    m_widths = widths;
    for (int column = 0; column < widths.size(); ++column)
        setColumnWidth(column, widths[column]);
}

void AmountTable::setColumnsGivingWay(const QList<int> &columns, int fewestPixels)
{
    m_givingWay = columns;
    m_fewestPixels = fewestPixels;
    fitColumns();
}

void AmountTable::fitColumns()
{
    if (!model() || m_stretch < 0 || m_givingWay.isEmpty())
        return;
    int room = viewport()->width();
    for (int column = 0; column < model()->columnCount(); ++column) {
        const bool isShown = !isColumnHidden(column) || m_gone.contains(column);
        if (column != m_stretch && isShown)
            room -= m_widths.value(column, horizontalHeader()->defaultSectionSize());
    }
    for (const int column : std::as_const(m_givingWay)) {
        const bool isGone = room < m_fewestPixels;
        if (isGone) {
            room += m_widths.value(column, horizontalHeader()->defaultSectionSize());
            m_gone.insert(column);
        } else {
            m_gone.remove(column);
        }
        setColumnHidden(column, isGone);
    }
}

void AmountTable::setEmptyText(const QString &icon, const QString &title, const QString &hint)
{
    m_hasEmptyText = true;
    m_empty->set(icon, title, hint);
    showState();
}

void AmountTable::setLoading(bool loading)
{
    m_loading = loading;
    showState();
}

void AmountTable::setVisibleRows(int rows)
{
    setFixedHeight(tableHeaderHeight + rows * tableRowHeight + 2);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void AmountTable::showState()
{
    const bool none = !model() || model()->rowCount(rootIndex()) == 0;
    m_empty->setVisible(none && !m_loading && m_hasEmptyText);
    if (none && m_loading)
        m_skeleton->start();
    else
        m_skeleton->stop();
    if (!none && !m_loading && hasFocus())
        markARow(); // not while loading: the row one has just dealt with is still there
}

// Whoever comes by key needs a row to go on from.
void AmountTable::markARow()
{
    if (model() && !currentIndex().isValid() && model()->rowCount(rootIndex()) > 0)
        setCurrentIndex(model()->index(0, 0, rootIndex())); // selectRow() finds none from right to left
}

const AmountTable::ChipOf *AmountTable::chipOf(int column) const
{
    const auto found = m_chips.constFind(column);
    return found == m_chips.constEnd() ? nullptr : &*found;
}

QString AmountTable::selectedText() const
{
    QStringList lines;
    const QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (!isColumnHidden(column) || m_gone.contains(column))
                cells.append(plainText(row.siblingAtColumn(column).data().toString()));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

void AmountTable::keyPressEvent(QKeyEvent *event)
{
    if (event == QKeySequence::Copy) {
        QApplication::clipboard()->setText(selectedText());
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void AmountTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason)
        markARow();
    viewport()->update();
}

void AmountTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!hasFocus())
        return;
    QRect ring = viewport()->rect();
    if (const QModelIndex row = currentIndex(); row.isValid())
        ring = QRect(0, rowViewportPosition(row.row()), ring.width(), rowHeight(row.row()));
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::current().focus, ringWidth));
    painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), ringRadius, ringRadius);
}

void AmountTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    m_empty->setGeometry(viewport()->rect());
    m_skeleton->setGeometry(viewport()->rect());
}

} // namespace guichet::ui
