// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/operation.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;

namespace guichet::ui {

class FieldRow;

// Whom a transfer goes to: somebody else's account by its number (shown in fours, check digits tested
// while typing) or by e-mail address, or another account of the same customer. What is typed is asked
// for, and there is a payee only when the bank has named one. GUI thread.
class PayeeField : public QWidget
{
    Q_OBJECT
public:
    explicit PayeeField(QWidget *parent = nullptr);

    // The customer's accounts that money can go to.
    void setOwnAccounts(const QList<AccountSummary> &accounts);
    const std::optional<Payee> &payee() const { return m_payee; }
    bool isEmpty() const;
    // Something was typed that can't be asked for, or is being asked for.
    bool isUnresolved() const;
    void clear();
    // The answers to wanted(); for what is typed now.
    void showPayee(const Payee &payee);
    void showProblem(const QString &sentence);
    // The row that is shown: where a refusal of the payee stands.
    FieldRow *row() const;

Q_SIGNALS:
    // One of the two is empty.
    void wanted(const QString &number, const QString &email);
    void changed();

private:
    void regroup();
    void read();
    void leave();
    void chooseOwn();
    void showKind();
    void setPayee(const std::optional<Payee> &payee);

    QTimer m_pause; ///< before an e-mail address is asked for
    QList<AccountSummary> m_own;
    std::optional<Payee> m_payee;
    QComboBox *m_kind;
    QLineEdit *m_edit;
    QComboBox *m_accounts;
    FieldRow *m_row;
    FieldRow *m_ownRow;
    QWidget *m_strip;
    QLabel *m_name;
    QLabel *m_number;
};

} // namespace guichet::ui
