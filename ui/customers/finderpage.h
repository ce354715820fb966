// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/customerlistmodel.h"
#include "ui/common/deskcontext.h"
#include "ui/common/pageframe.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace guichet::ui {

class ActionButton;
class AmountTable;
class EmptyState;

/// One box that finds customers as one types, and the table of those found. Down and Up choose, Enter opens.
class FinderPage : public PageFrame
{
    Q_OBJECT
public:
    explicit FinderPage(const DeskContext &context, QWidget *parent = nullptr);

    void enter() override;
    bool clearOrBack() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    AmountTable *makeTable();
    void ask();
    void fetch(const CustomerListModel::Reply &reply);
    void showAnswer();
    void showNothing();
    void moveBy(int rows);
    void open(int row);
    void openCurrent();
    QString text() const;

    DeskContext m_context;
    bool m_mayRegister;
    CustomerListModel m_model;
    QTimer m_pause;
    bool m_openOnAnswer = false;
    QLineEdit *m_box;
    ActionButton *m_new;
    QStackedWidget *m_states;
    EmptyState *m_message;
    AmountTable *m_table;
    QLabel *m_hint;
};

} // namespace guichet::ui
