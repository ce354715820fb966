// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/depositcontroller.h"

#include "ui/common/lastattillcard.h"
#include "ui/common/operationpage.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

OperationController::Words words()
{
    using D = DepositController;
    return {.booking = D::tr("Booking…"),
            .booked = D::tr("Deposit booked"),
            .unknownTitle = D::tr("We do not know yet whether this deposit was booked."),
            .unknownAdvice = D::tr("Keep the cash aside; do not enter it again."),
            .clearQuestion = D::tr("Clear this deposit?"),
            .receiptTitle = D::tr("Cash deposit"),
            .ready = D::tr("Read the amount back, then book."),
            .noneLeft = D::tr("No deposit is left today.")};
}

} // namespace

DepositController::DepositController(const DeskContext &context, OperationPage &page, DepositForm &form)
    : OperationController(context, page, Action::Deposit, words())
    , m_form(form)
{
    addFact(Fact::BalanceNow, tr("Balance now"));
    addFact(Fact::After, tr("After deposit"));
    addFact(Fact::TillAfter, tr("Till after"));
    addFact(Fact::LeftToday, tr("Deposits left today"));
    page.addSideCard(new LastAtTillCard(m_till, QTimeZone(context.bank.timeZone.toLatin1())));
    refresh();
}

void DepositController::submit()
{
    CashRequest request;
    request.account = m_form.account()->id;
    request.customer = m_file.id();
    request.amount = *m_form.amount();
    request.cash = m_form.cash();
    request.note = m_form.note();
    request.sourceOfFunds = m_form.sourceOfFunds();
    m_flow.begin(wire::deposit, request, EntryKind::Deposit, request.account);
}

OperationPage *makeDepositPage(const DeskContext &context)
{
    const Currency currency = context.bank.currency;
    auto *form = new DepositForm(currency, {context.bank.sourceOfFundsFromMinorUnits, currency});
    auto *page = new OperationPage(DepositController::tr("Cash deposit"), DepositController::tr("Book deposit"), form);
    new DepositController(context, *page, *form);
    return page;
}

} // namespace guichet::ui
