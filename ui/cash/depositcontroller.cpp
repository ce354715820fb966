// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/depositcontroller.h"

#include "ui/common/keyvaluelist.h"
#include "ui/common/lastattillcard.h"
#include "ui/common/moneyedit.h"
#include "ui/common/operationpage.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

enum Fact { BalanceNow, AfterDeposit, TillAfter, LeftToday };

OperationController::Words words()
{
    using D = DepositController;
    return {.booking = D::tr("Booking…"),
            .booked = D::tr("Deposit booked"),
            .unknownTitle = D::tr("We do not know yet whether this deposit was booked."),
            .unknownAdvice = D::tr("Keep the cash aside; do not enter it again."),
            .clearQuestion = D::tr("Clear this deposit?"),
            .receiptTitle = D::tr("Cash deposit"),
            .ready = D::tr("Read the amount back, then book.")};
}

} // namespace

DepositController::DepositController(const DeskContext &context, OperationPage &page, DepositForm &form)
    : OperationController(context, page, Action::Deposit, words())
    , m_form(form)
{
    KeyValueList *facts = page.summary()->facts();
    facts->addRow(tr("Balance now"));
    facts->addRow(tr("After deposit"));
    facts->addRow(tr("Till after"));
    facts->addRow(tr("Deposits left today"));
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

void DepositController::summarize()
{
    const AccountSummary *account = m_form.account();
    const std::optional<Money> till = m_till.balance(m_form.amountEdit()->currency());
    const Money amount = m_form.amount().value_or(Money{0, m_form.amountEdit()->currency()});
    const std::optional<Money> after = account ? add(account->balance, amount) : std::nullopt;
    const std::optional<Money> tillAfter = till ? add(*till, amount) : std::nullopt;
    KeyValueList *facts = m_page.summary()->facts();
    facts->setValue(BalanceNow, account ? formatMoney(account->balance) : u"–"_s);
    facts->setValue(AfterDeposit, after ? formatMoney(*after) : u"–"_s);
    facts->setValue(TillAfter, tillAfter ? formatMoney(*tillAfter) : u"–"_s);
    facts->setValue(LeftToday, leftToday().isEmpty() ? u"–"_s : leftToday());
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
