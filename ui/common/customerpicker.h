// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/customerlistmodel.h"

#include <QWidget>

#include <QTimer>

class QLabel;
class QLineEdit;

namespace guichet::ui {

class ActionButton;
class AmountTable;
class ElidedLabel;
class StatusChip;

// Who it is about: first a box that finds customers as one types, then a strip with name, number,
// birth date, phone and where the ID stands. Down, Up and Enter choose from the list below the box.
// Enter before the answer is there chooses the customer when there is only one, or only one of just this
// name; what is typed from then on is kept for the field that has the focus next. GUI thread.
class CustomerPicker : public QWidget
{
    Q_OBJECT
public:
    // Asked 200 ms after the last key, from two letters on.
    using Find = std::function<void(const QString &text, CustomerListModel::Reply reply)>;

    explicit CustomerPicker(QWidget *parent = nullptr);
    void setFind(Find find);
    // Only where a field takes the focus when a customer is chosen.
    void setTypeAheadKept(bool kept) { m_isTypeAheadKept = kept; }

    // The strip; a number or a summary is shown at once, the details when they are there.
    void showCustomer(UserId customer);
    void showCustomer(const CustomerSummary &customer);
    void showCustomer(const CustomerDetails &customer);
    // Back to the box, empty.
    void reset();
    bool isChosen() const { return m_strip->isVisibleTo(this); }
    bool isSearching() const;
    // A sentence below; empty takes it away.
    void setError(const QString &sentence);
    // Where the focus belongs: the box, or Change.
    QWidget *field() const;

Q_SIGNALS:
    void chosen(guichet::UserId customer);
    void changeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct TypedKey {
        int key;
        Qt::KeyboardModifiers modifiers;
        QString text;
    };
    QWidget *makeFinder();
    QWidget *makeStrip();
    void ask();
    void showAnswer();
    int rowToTake() const;
    void choose(int row);
    bool handleKey(int key);
    bool keepKey(const QKeyEvent &event);
    void typeAgain(const QList<TypedKey> &keys);
    void showHint();
    void showStrip(const QString &name, const QString &detail);

    Find m_find;
    QTimer m_pause;
    bool m_chooseOnAnswer = false;
    bool m_isTypeAheadKept = false;
    QList<TypedKey> m_typedAhead;
    CustomerListModel *m_model;
    QWidget *m_finder;
    QLineEdit *m_box;
    AmountTable *m_table;
    QLabel *m_hint;
    QWidget *m_strip;
    ElidedLabel *m_name;
    ElidedLabel *m_detail;
    StatusChip *m_chip;
    ActionButton *m_change;
    QLabel *m_error;
};

// "Customer 100 482", the number grouped.
QString customerNumberText(UserId customer);

} // namespace guichet::ui
