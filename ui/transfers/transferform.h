// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/operationform.h"
#include "ui/transfers/payeefield.h"

namespace guichet::ui {

// The fields of a transfer: payer and their account, amount, payee, what both sides read. GUI thread.
class TransferForm : public OperationForm
{
    Q_OBJECT
public:
    explicit TransferForm(Currency currency, QWidget *parent = nullptr);

    PayeeField *payeeField() const { return m_payee; }
    QString reference() const;

    void clearEntries() override;
    bool hasEntries() const override;
    QString missing() const override;

protected:
    FieldRow *rowOf(const client::Failure &failure) const override;

private:
    void offerOwnAccounts();

    PayeeField *m_payee;
    QLineEdit *m_reference;
    FieldRow *m_referenceRow;
};

} // namespace guichet::ui
