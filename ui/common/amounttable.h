// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/statuschip.h"

#include <QTableView>

#include <functional>

namespace guichet::ui {

class EmptyState;
class Skeleton;

// The desk's table: rows of 36 px, no grid, whole rows selected, amounts at the right in every
// language. Ctrl+C copies the selected rows as tab-separated text, amounts as plain numbers.
// Enter or a double click emits activated(). A ring shows where the focus is; text that is cut
// is the cell's tooltip. What the columns show comes from the model.
class AmountTable : public QTableView
{
    Q_OBJECT
public:
    using ChipOf = std::function<ChipText(const QModelIndex &)>;

    // `name` is what a screen reader calls the table.
    explicit AmountTable(const QString &name, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    // Right-aligned in cells and header, whatever the direction of the text.
    void setAmountColumns(const QList<int> &columns);
    // Cells of this column show a pill.
    void setChipColumn(int column, ChipOf chipOf);
    // This column takes the space that is left; the others keep the given widths or their contents'.
    void setStretchColumn(int column);
    void setColumnWidths(const QList<int> &widths);
    // In a narrow table these columns are hidden, the first one first, while the stretch column would be narrower than
    // `fewestPixels`. They are copied all the same.
    void setColumnsGivingWay(const QList<int> &columns, int fewestPixels);
    // Shown over the table while the model has no rows and nothing is loading.
    void setEmptyText(const QString &icon, const QString &title, const QString &hint = {});
    void setLoading(bool loading);
    // As tall as this many rows and the header: for tables inside a card that never scroll.
    void setVisibleRows(int rows);

    QString selectedText() const;
    bool isAmountColumn(int column) const { return m_amounts.contains(column); }
    const ChipOf *chipOf(int column) const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showState();
    void fitColumns();
    void markARow();

    QList<int> m_amounts;
    QHash<int, ChipOf> m_chips;
    QList<int> m_widths;
    QList<int> m_givingWay;
    QSet<int> m_gone; // of these, those that have no room now
    int m_stretch = -1;
    int m_fewestPixels = 0;
    EmptyState *m_empty;
    Skeleton *m_skeleton;
    bool m_loading = false;
    bool m_hasEmptyText = false;
};

} // namespace guichet::ui
