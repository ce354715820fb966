// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/receiptfile.h"

#include <QFrame>

class QLabel;

namespace guichet::ui {

class ActionButton;
class KeyValueList;

// What was booked, in green: it stays until the teller goes on. Enter serves the next customer,
// S the same one again, P prints the receipt, F saves it as a file. GUI thread.
class ResultCard : public QFrame
{
    Q_OBJECT
public:
    explicit ResultCard(QWidget *parent = nullptr);

    // `title` is what happened: "Deposit booked". The facts and the receipt come from `receipt`.
    void announce(const QString &title, const QString &reference, const ReceiptText &receipt);
    // What is known of it only later: facts and receipt show it from now on.
    void addLine(const QString &name, const QString &value);
    QWidget *nextButton() const;
    QString reference() const { return m_reference; }

Q_SIGNALS:
    void nextTriggered();
    void sameTriggered();
    // The receipt lies there.
    void receiptWritten(const QString &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void print();
    void writeFile();
    void say(const QString &sentence);

    QString m_reference;
    ReceiptText m_receipt;
    QLabel *m_title;
    QLabel *m_amount;
    KeyValueList *m_facts;
    QLabel *m_file;
    ActionButton *m_next;
    ActionButton *m_same;
    ActionButton *m_print;
    ActionButton *m_save;
};

} // namespace guichet::ui
