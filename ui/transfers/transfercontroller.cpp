// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transfercontroller.h"

#include "models/values/accountnumber.h"
#include "ui/common/failuresentence.h"
#include "ui/common/keyvaluelist.h"
#include "ui/common/moneyedit.h"
#include "ui/common/operationpage.h"

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int payeeRow = 0; // of the summary

OperationController::Words words()
{
    using T = TransferController;
    return {.booking = T::tr("Booking…"),
            .booked = T::tr("Transfer booked"),
            .unknownTitle = T::tr("We do not know yet whether this transfer was booked."),
            .unknownAdvice = T::tr("Do not enter it again."),
            .clearQuestion = T::tr("Clear this transfer?"),
            .receiptTitle = T::tr("Transfer"),
            .ready = T::tr("Read amount and payee back, then book."),
            .noneLeft = T::tr("No transfer is left today.")};
}

} // namespace

TransferController::TransferController(const DeskContext &context, OperationPage &page, TransferForm &form)
    : OperationController(context, page, Action::Transfer, words())
    , m_form(form)
{
    page.summary()->facts()->addRow(tr("To"));
    addFact(Fact::BalanceNow, tr("Balance now"));
    addFact(Fact::Available, tr("Available"));
    addFact(Fact::After, tr("After transfer"));
    addFact(Fact::LeftToday, tr("Transfers left today"));
    connect(form.payeeField(), &PayeeField::wanted, this, &TransferController::resolve);
    connect(form.payeeField(), &PayeeField::changed, this, [this] { ++m_ticket; });
    refresh();
}

void TransferController::resolve(const QString &number, const QString &email)
{
    const quint64 ticket = ++m_ticket;
    m_context.api.call<wire::PayeeRequest, Payee>(
        wire::payee, {number, email}, this, [this, ticket](const client::Result<Payee> &reply) {
            if (ticket != m_ticket) // something else was typed meanwhile
                return;
            if (reply)
                return m_form.payeeField()->showPayee(*reply);
            const bool isNobody = reply.error().refusal == Refusal::NotFound;
            m_form.payeeField()->showProblem(isNobody ? sentenceOf(Refusal::PayeeNotFound) : sentenceOf(reply.error()));
        });
}

void TransferController::submit()
{
    wire::TransferOrder order;
    order.from = m_form.account()->id;
    order.to = m_form.payeeField()->payee()->account;
    order.amount = *m_form.amount();
    order.reference = m_form.reference();
    order.customer = m_file.id();
    m_flow.begin(wire::transfer, order, EntryKind::Transfer, order.from);
}

void TransferController::summarize()
{
    const std::optional<Payee> &payee = m_form.payeeField()->payee();
    m_page.summary()->facts()->setValue(payeeRow, payee ? payee->name : u"–"_s);
}

QString TransferController::obstacle() const
{
    const AccountSummary &account = *m_form.account();
    const std::optional<Payee> &payee = m_form.payeeField()->payee();
    if (payee && payee->account == account.id)
        return sentenceOf(Refusal::SameAccount);
    if (payee && payee->currency != account.balance.currency)
        return tr("The payee's account is in %1.").arg(payee->currency.code());
    return reasonAgainstPaying(account);
}

void TransferController::addToReceipt(ReceiptText &receipt) const
{
    const std::optional<Payee> &payee = m_form.payeeField()->payee();
    if (!payee)
        return;
    receipt.lines.append({tr("Payee"), payee->name});
    receipt.lines.append({tr("Payee's account"), maskIban(payee->number)});
}

OperationPage *makeTransferPage(const DeskContext &context)
{
    using T = TransferController;
    auto *form = new TransferForm(context.bank.currency);
    auto *page = new OperationPage(T::tr("Transfer"), T::tr("Book transfer"), form);
    new TransferController(context, *page, *form);
    return page;
}

} // namespace guichet::ui
