// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cash/depositform.h"
#include "ui/common/operationcontroller.h"

namespace guichet::ui {

/// The deposit's way between form and bank: this is the pattern every further money command copies. GUI thread.
class DepositController final : public OperationController
{
    Q_OBJECT

public:
    DepositController(const DeskContext &context, OperationPage &page, DepositForm &form);

protected:
    void submit() override;

private:
    DepositForm &m_form;
};

/// The page with its controller, for the program's list of pages.
OperationPage *makeDepositPage(const DeskContext &context);

} // namespace guichet::ui
