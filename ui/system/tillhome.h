// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tilllinemodel.h"
#include "ui/common/tillbook.h"

#include <QWidget>

class QLabel;

namespace guichet::ui {

class ActionButton;
class AmountTable;
class Card;
class KeyValueList;

/// A teller's day at a glance: the till's cash at the end of the line, and the last ten operations. GUI thread.
class TillHome : public QWidget
{
    Q_OBJECT
public:
    explicit TillHome(const DeskContext &context, QWidget *parent = nullptr);

    void refresh() { m_book.refresh(); }
    /// Below the till, same width.
    void addSideCard(QWidget *card);
    /// Above the operations.
    void addUrgentCard(QWidget *card);

Q_SIGNALS:
    void pageRequested(const QString &id);

private:
    Card *buildTill();
    Card *buildLines();
    void showBook();
    void showCash();

    TillBook m_book;
    TillLineModel *m_model;
    AmountTable *m_table;
    Card *m_till;
    QLabel *m_balance;
    KeyValueList *m_cash;
    ActionButton *m_retry;
    QVBoxLayout *m_main;
    QVBoxLayout *m_side;
};

} // namespace guichet::ui
