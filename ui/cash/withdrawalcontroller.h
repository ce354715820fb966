// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cash/withdrawalform.h"
#include "ui/common/operationcontroller.h"

namespace guichet::ui {

/// The withdrawal's way between form and bank. Cash leaves the counter only after the bank has booked it. GUI thread.
class WithdrawalController final : public OperationController
{
    Q_OBJECT

public:
    WithdrawalController(const DeskContext &context, OperationPage &page, WithdrawalForm &form);

protected:
    void submit() override;
    QString obstacle() const override;
    void fileChanged() override;

private:
    WithdrawalForm &m_form;
};

/// The page with its controller, for the program's list of pages.
OperationPage *makeWithdrawalPage(const DeskContext &context);

} // namespace guichet::ui
