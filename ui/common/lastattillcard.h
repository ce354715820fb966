// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tilllinemodel.h"
#include "ui/common/card.h"

namespace guichet::ui {

class AmountTable;
class TillBook;

// "Last at this till": the teller's last bookings, newest first.
class LastAtTillCard : public Card
{
    Q_OBJECT
public:
    // `book` must outlive the card; `zone` is the bank's.
    LastAtTillCard(TillBook &book, const QTimeZone &zone, QWidget *parent = nullptr);

private:
    void refresh();

    TillBook &m_book;
    TillLineModel *m_model;
    AmountTable *m_table;
};

} // namespace guichet::ui
