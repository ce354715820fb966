// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/operations.h"
#include "services/accounts/cash.h"
#include "services/accounts/directory.h"
#include "services/accounts/entries.h"
#include "services/accounts/foreknowledge.h"
#include "services/accounts/funding.h"
#include "services/accounts/payees.h"
#include "services/accounts/transfer.h"
#include "services/http/routes/settlement.h"
#include "services/tills/tills.h"

namespace guichet::http {
namespace {

constexpr int lastTillLines = 10;

bool namesPayeeByText(const wire::TransferOrder &order)
{
    return !order.toNumber.isEmpty() || !order.toEmail.isEmpty();
}

void deposit(Context &context, const CashRequest &request, const Answer<Receipt> &answer)
{
    if (!context.actor().isStaff())
        return settle(context, accounts::prepareFundedDeposit(context.connection, context.key, request, context.actor()),
                      accounts::requestHash(EntryKind::Deposit, request), answer);
    const auto desk = tills::cashDeskOf(context.connection, context.principal.user, request.amount.currency);
    settle(context, accounts::prepareDeposit(context.connection, context.key, request, context.actor(), desk),
           accounts::requestHash(EntryKind::Deposit, request), answer);
}

void withdraw(Context &context, const CashRequest &request, const Answer<Receipt> &answer)
{
    if (!context.actor().isStaff())
        return settle(context, accounts::prepareFundedWithdrawal(context.connection, context.key, request, context.actor()),
                      accounts::requestHash(EntryKind::Withdrawal, request), answer);
    const auto desk = tills::cashDeskOf(context.connection, context.principal.user, request.amount.currency);
    settle(context, accounts::prepareWithdrawal(context.connection, context.key, request, context.actor(), desk),
           accounts::requestHash(EntryKind::Withdrawal, request), answer);
}

Outcome<Payee> findPayee(Context &context, const wire::PayeeRequest &request)
{
    if (request.number.isEmpty() == request.email.isEmpty())
        return refuse(Refusal::InvalidValue, "account_number");
    return request.email.isEmpty() ? accounts::payeeByNumber(context.connection, context.bank.users, request.number, context.actor())
                                   : accounts::payeeByEmail(context.connection, context.bank.users, request.email, context.actor());
}

/// The payee's account of an order, however it is named.
Outcome<AccountId> payeeOf(Context &context, const wire::TransferOrder &order)
{
    if (order.to.isNull() != namesPayeeByText(order))
        return refuse(Refusal::InvalidValue, "to_account_id");
    if (!order.to.isNull())
        return order.to;
    const Outcome<Payee> payee = findPayee(context, {order.toNumber, order.toEmail});
    if (!payee)
        return tl::unexpected(payee.error());
    return payee->account;
}

void transfer(Context &context, const wire::TransferOrder &order, const Answer<Receipt> &answer)
{
    // Whoever asks about an account that isn't theirs learns nothing of payees first.
    const bool maySee = accounts::maySee(context.connection, context.actor(), order.from);
    const Outcome<AccountId> to = maySee ? payeeOf(context, order) : Outcome<AccountId>(refuse(Refusal::NotFound, "account"));
    const TransferRequest request{order.from, to.value_or(AccountId()), order.amount, order.reference, order.customer};
    // An address may mean another account tomorrow: such an order is known again by what was sent.
    const auto hash = [&] { return namesPayeeByText(order) ? context.requestHash() : accounts::requestHash(request); };
    if (!to)
        return settle(context, tl::unexpected(to.error()), hash(), answer);
    auto command = accounts::prepareTransfer(context.connection, context.key, request, context.actor());
    if (!command)
        return settle(context, command, hash(), answer);
    if (namesPayeeByText(order))
        command->requestHash = hash();
    settle(context, command, command->requestHash, answer);
}

accounts::Foreknowledge partiesOf(store::Connection &connection, const std::vector<Asked<wire::TransferOrder>> &all)
{
    QList<AccountId> accounts;
    for (const auto &asked : all)
        accounts << asked.request.from << asked.request.to;
    return accounts::Foreknowledge(connection, accounts);
}

Outcome<wire::TillView> tillView(Context &context, const wire::Nothing &)
{
    const auto position = tills::tillOf(context.connection, context.principal.user, context.bank.settings.currency);
    if (!position)
        return tl::unexpected(position.error());
    return wire::TillView{{*position},
                          tills::notesIn(context.connection, position->account),
                          tills::lastLines(context.connection, context.bank.users, context.principal.user,
                                           position->account, lastTillLines)};
}

} // namespace

void registerOperationRoutes(Router &router)
{
    router.post(wire::deposit, deposit);
    router.post(wire::withdraw, withdraw);
    router.postTogether(wire::transfer, partiesOf, transfer);
    router.read(wire::payee, findPayee);
    router.read(wire::operation, [](Context &context, const wire::OperationRequest &request) -> Outcome<OperationResult> {
        return accounts::operation(context.connection, context.principal.user, request.key);
    });
    router.read(wire::till, tillView);
}

} // namespace guichet::http
