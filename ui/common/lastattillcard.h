// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tilllinemodel.h"

#include <QWidget>

namespace guichet::ui {

class AmountTable;
class Card;
class TillBook;

// "Last at this till": the teller's last bookings, newest first. It shows as many as there is room for, and goes away
// where there is none: for it alone a page must not scroll.
class LastAtTillCard : public QWidget
{
    Q_OBJECT
public:
    // `book` must outlive the card; `zone` is the bank's.
    LastAtTillCard(TillBook &book, const QTimeZone &zone, QWidget *parent = nullptr);

    // It asks for nothing and takes what is left: a page in a scroll area is made as high as it asks for.
    QSize sizeHint() const override { return {0, 0}; }
    QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void fit();

    TillBook &m_book;
    TillLineModel *m_model;
    AmountTable *m_table;
    Card *m_card;
};

} // namespace guichet::ui
