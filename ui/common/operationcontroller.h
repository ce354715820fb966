// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/customerfile.h"
#include "ui/common/operationflow.h"
#include "ui/common/receiptfile.h"
#include "ui/common/summarycard.h"
#include "ui/common/tillbook.h"

namespace guichet::ui {

class OperationPage;

/// What the controllers of all money forms have in common: the customer and what belongs to them, the way from the
/// primary button to the result, the unknown outcome, clearing. One of its own says what is sent and what the summary
/// shows; copy ui/cash/depositcontroller. GUI thread.
class OperationController : public QObject
{
    Q_OBJECT

public:
    /// The words that differ from form to form.
    struct Words {
        QString booking;      ///< "Booking…"
        QString booked;       ///< "Deposit booked"
        QString unknownTitle; ///< "We do not know yet whether this deposit was booked."
        QString unknownAdvice; ///< "Keep the cash aside; do not enter it again."
        QString clearQuestion; ///< "Clear this deposit?"
        QString receiptTitle; ///< "Cash deposit"
        QString ready;        ///< "Read the amount back, then book."
        QString noneLeft;     ///< "No deposit is left today."
    };

    /// `page` owns the controller.
    OperationController(const DeskContext &context, OperationPage &page, Action action, const Words &words);

    void open(UserId customer, AccountId account);
    /// Into the field where work goes on.
    void focus();
    /// Esc: false when there was nothing to clear.
    bool clearOrBack();

    OperationFlow &flow() { return m_flow; }

protected:
    /// Rows of the summary that several forms have.
    enum class Fact { BalanceNow, Available, After, TillAfter, LeftToday };

    /// Sends what the form holds: m_flow.begin(…).
    virtual void submit() = 0;
    /// Adds a row to the summary that is filled by itself.
    void addFact(Fact fact, const QString &name);
    /// Fills the rows of a form's own.
    virtual void summarize() { }
    /// Why it can't be booked, known once account and amount are chosen; empty when it can.
    virtual QString obstacle() const { return {}; }
    /// The customer, the accounts or the till are known anew.
    virtual void fileChanged() { }
    /// Further lines of the receipt.
    virtual void addToReceipt(ReceiptText &) const { }

    /// Why nothing may leave this account: approval, standing, what is available; empty when it may.
    QString reasonAgainstPaying(const AccountSummary &account) const;
    /// Asks everything anew and shows it; connect every change to it.
    void refresh();

    const DeskContext m_context;
    OperationPage &m_page;
    CustomerFile m_file;
    TillBook m_till;
    OperationFlow m_flow;

private:
    void connectPage();
    void findCustomers();
    void load(UserId customer, AccountId account);
    void showFile();
    void showLimit();
    void showFacts();
    std::optional<Money> valueOf(Fact fact) const;
    QString leftToday() const;
    bool isLimitUsedUp() const;
    QString reasonNotToBook() const;
    void book();
    void followFlow();
    void showWaiting();
    void showUnknown();
    void showBooked();
    void askForCode();
    void showRefused();
    void showNotBooked();
    void showForgotten();
    void backToForm();
    void clearForm();
    void begin(bool keepCustomer);
    void askToClear();
    ReceiptText receiptText() const;

    const Action m_action;
    const Words m_words;
    AccountId m_preferred;
    QList<std::pair<int, Fact>> m_facts; ///< rows of the summary
    bool m_isAskingToClear = false;
    bool m_isFileFailureShown = false;
    QTimer m_retry; ///< while the bank can't be reached
};

} // namespace guichet::ui
