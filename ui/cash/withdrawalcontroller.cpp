// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/withdrawalcontroller.h"

#include "ui/common/lastattillcard.h"
#include "ui/common/operationpage.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

OperationController::Words words()
{
    using W = WithdrawalController;
    return {.booking = W::tr("Booking…"),
            .booked = W::tr("Booked: pay out now"),
            .unknownTitle = W::tr("We do not know yet whether this withdrawal was booked."),
            .unknownAdvice = W::tr("Do not pay out yet; do not enter it again."),
            .clearQuestion = W::tr("Clear this withdrawal?"),
            .receiptTitle = W::tr("Cash withdrawal"),
            .ready = W::tr("Read the amount back, then book. Pay out only after it is booked."),
            .noneLeft = W::tr("No withdrawal is left today.")};
}

} // namespace

WithdrawalController::WithdrawalController(const DeskContext &context, OperationPage &page, WithdrawalForm &form)
    : OperationController(context, page, Action::Withdrawal, words())
    , m_form(form)
{
    addFact(Fact::BalanceNow, tr("Balance now"));
    addFact(Fact::Available, tr("Available"));
    addFact(Fact::After, tr("After withdrawal"));
    addFact(Fact::TillAfter, tr("Till after"));
    addFact(Fact::LeftToday, tr("Withdrawals left today"));
    page.addSideCard(new LastAtTillCard(m_till, QTimeZone(context.bank.timeZone.toLatin1())));
    refresh();
}

void WithdrawalController::submit()
{
    CashRequest request;
    request.account = m_form.account()->id;
    request.customer = m_file.id();
    request.amount = *m_form.amount();
    request.cash = m_form.cash();
    request.note = m_form.note();
    m_flow.begin(wire::withdraw, request, EntryKind::Withdrawal, request.account);
}

QString WithdrawalController::obstacle() const
{
    const AccountSummary &account = *m_form.account();
    if (const QString reason = reasonAgainstPaying(account); !reason.isEmpty())
        return reason;
    const std::optional<Money> till = m_till.balance(account.balance.currency);
    if (till && till->minorUnits < m_form.amount()->minorUnits)
        return tr("Your till holds only %1. Fetch cash, or pay out less.")
            .arg(formatMoney(*till, MoneyStyle::GroupedWithCode));
    return m_form.tillShortage();
}

void WithdrawalController::fileChanged()
{
    // Only while the form is open: beside "pay out now" must stand the notes that were booked.
    if (m_till.isLoaded() && m_flow.state() == OperationFlow::State::Idle)
        m_form.setTillCash(m_till.view().cash);
}

OperationPage *makeWithdrawalPage(const DeskContext &context)
{
    using W = WithdrawalController;
    auto *form = new WithdrawalForm(context.bank.currency);
    auto *page = new OperationPage(W::tr("Cash withdrawal"), W::tr("Book withdrawal"), form);
    new WithdrawalController(context, *page, *form);
    return page;
}

} // namespace guichet::ui
