// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/operationcontroller.h"
#include "ui/transfers/transferform.h"

namespace guichet::ui {

/// The transfer's way between form and bank. Whatever names the payee is resolved to an account first: only its id is
/// kept on disk and sent. GUI thread.
class TransferController final : public OperationController
{
    Q_OBJECT

public:
    TransferController(const DeskContext &context, OperationPage &page, TransferForm &form);

protected:
    void submit() override;
    void summarize() override;
    QString obstacle() const override;
    void addToReceipt(ReceiptText &receipt) const override;

private:
    void resolve(const QString &number, const QString &email);

    TransferForm &m_form;
    quint64 m_ticket = 0; ///< of the latest question for a payee
};

/// The page with its controller, for the program's list of pages.
OperationPage *makeTransferPage(const DeskContext &context);

} // namespace guichet::ui
