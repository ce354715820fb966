// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tilllinemodel.h"
#include "ui/common/pageframe.h"
#include "ui/common/tillbook.h"

class QStandardItemModel;

namespace guichet::ui {

class AmountTable;
class Card;
class KeyValueList;

// The teller's own till: its position by currency, its notes, the last entries. Asked anew each time the
// page comes to the front and after each booking. GUI thread.
class TillPage : public PageFrame
{
    Q_OBJECT
public:
    explicit TillPage(const DeskContext &context, QWidget *parent = nullptr);

    void enter() override;

private:
    QWidget *makeCash();
    QWidget *makeLines();
    void showView(const wire::TillView &view);
    void refresh();

    const wire::BankInfo &m_bank;
    TillBook m_book;
    Card *m_till;
    QLabel *m_position;
    KeyValueList *m_others;
    QStandardItemModel *m_cash;
    AmountTable *m_cashTable;
    TillLineModel *m_lines;
    AmountTable *m_lineTable;
};

} // namespace guichet::ui
