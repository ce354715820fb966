// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/amounttable.h"

#include "ui/common/emptystate.h"
#include "ui/common/moneyformat.h"
#include "ui/common/theme.h"
#include "ui/common/waiting.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int tableRowHeight = 36;
constexpr int tableHeaderHeight = 34;
constexpr int cellIndent = 13;
constexpr Qt::Alignment amountAlignment = Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute;

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
        cell.state &= ~QStyle::State_HasFocus; // the selected row shows where the focus is
        QStyledItemDelegate::paint(painter, cell, index);
        if (const AmountTable::ChipOf *chipOf = m_table->chipOf(index.column())) {
            const ChipText chip = (*chipOf)(index);
            if (!chip.text.isEmpty())
                StatusChip::paint(painter, option.rect, chip, option.font, option.direction, cellIndent);
        }
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
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
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void AmountTable::setColumnWidths(const QList<int> &widths)
{
    for (int column = 0; column < widths.size(); ++column)
        setColumnWidth(column, widths[column]);
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
            if (!isColumnHidden(column))
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

void AmountTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_empty->setGeometry(viewport()->rect());
    m_skeleton->setGeometry(viewport()->rect());
}

} // namespace guichet::ui
