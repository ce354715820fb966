// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/denominations.h"
#include "ui/common/operationform.h"

class QLineEdit;

namespace guichet::ui {

class CashCountGrid;

// The fields of a cash deposit: customer, account, amount, the notes that were counted, where large
// sums come from, a note for the receipt. Knows no bank: DepositController does. GUI thread.
class DepositForm : public OperationForm
{
    Q_OBJECT
public:
    // Deposits above `sourceOfFundsFrom` need their source; a null amount asks for none.
    DepositForm(Currency currency, const Money &sourceOfFundsFrom, QWidget *parent = nullptr);

    CashCount cash() const;
    QString note() const;
    QString sourceOfFunds() const;
    // Above the limit the source must be there.
    bool needsSource() const;

    void clearEntries() override;
    bool hasEntries() const override;
    QString missing() const override;

protected:
    FieldRow *rowOf(const client::Failure &failure) const override;
    void currencyChanged() override;

private:
    void showSourceRule();
    QString cashDifference() const;

    Money m_sourceFrom;
    CashCountGrid *m_grid;
    QLineEdit *m_source;
    QLineEdit *m_note;
    FieldRow *m_gridRow;
    FieldRow *m_sourceRow;
    FieldRow *m_noteRow;
};

} // namespace guichet::ui
