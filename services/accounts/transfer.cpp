// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/transfer.h"

#include "services/accounts/foreknowledge.h"
#include "services/accounts/requests.h"

namespace guichet::accounts {

static constexpr Roles transferMoney{Role::Customer, Role::Teller, Role::Supervisor};

static Outcome<void> check(store::Connection &connection, const TransferRequest &request, Currency currency)
{
    const Currency payees = partyOf(connection, request.to).currency;
    if (request.amount.minorUnits <= 0)
        return refuse(Refusal::InvalidAmount, "amount");
    if (request.amount.currency != currency)
        return refuse(Refusal::CurrencyMismatch, "amount");
    if (!payees.isNull() && payees != currency)
        return refuse(Refusal::CurrencyMismatch, "to");
    if (request.from == request.to)
        return refuse(Refusal::SameAccount, "to");
    if (!isNote(request.reference))
        return refuse(Refusal::InvalidValue, "reference");
    if (payees.isNull())
        return refuse(Refusal::PayeeNotFound, "to");
    return {};
}

Outcome<ledger::Command> prepareTransfer(store::Connection &connection, const IdempotencyKey &key,
                                         const TransferRequest &request, const Actor &actor)
{
    const auto acting = actingAt(connection, request.from, request.customer, actor, transferMoney);
    if (!acting)
        return tl::unexpected(acting.error());
    const auto checked = check(connection, request, acting->currency);
    if (!checked)
        return tl::unexpected(checked.error());

    ledger::Command command;
    command.key = key;
    command.principal = actor.user;
    command.requestHash = requestHash(request);
    command.kind = EntryKind::Transfer;
    command.action = Action::Transfer;
    command.customer = acting->customer;
    command.maker = actor.user;
    command.currency = acting->currency;
    command.legs = {{request.from, -request.amount.minorUnits}, {request.to, request.amount.minorUnits}};
    command.note = request.reference;
    return command;
}

QByteArray requestHash(const TransferRequest &request)
{
    RequestHash hash;
    hash << enumName(EntryKind::Transfer) << request.from.value << request.to.value
         << request.amount.minorUnits << request.amount.currency.code() << request.reference
         << request.customer.value;
    return hash.result();
}

} // namespace guichet::accounts
