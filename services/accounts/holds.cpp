// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/holds.h"

#include "services/accounts/requests.h"
#include "services/ledger/linkedreads.h"
#include "services/ledger/reads.h"

namespace guichet::accounts {

using ledger::Command;
using store::Connection;

static constexpr Roles setAside{Role::Teller, Role::Supervisor};

static Command begun(const IdempotencyKey &key, const QByteArray &hash, const Actor &actor, Currency currency)
{
    Command command;
    command.key = key;
    command.principal = actor.user;
    command.requestHash = hash;
    command.kind = EntryKind::Payment;
    command.maker = actor.user;
    command.currency = currency;
    return command;
}

static Outcome<Hold> holdFor(Connection &connection, HoldId id, const Actor &actor)
{
    if (!setAside.contains(actor.role))
        return refuse(Refusal::Forbidden);
    const QList<Hold> found = ledger::holdsById(connection, {id});
    if (found.isEmpty())
        return refuse(Refusal::NotFound, "hold");
    return found.first();
}

Outcome<Command> prepareReserve(Connection &connection, const IdempotencyKey &key, const HoldOrder &order,
                                const Actor &actor)
{
    const auto acting = actingAt(connection, order.account, order.customer, actor, setAside);
    if (!acting)
        return tl::unexpected(acting.error());
    if (order.amount.minorUnits <= 0)
        return refuse(Refusal::InvalidAmount, "amount");
    if (order.amount.currency != acting->currency)
        return refuse(Refusal::CurrencyMismatch, "amount");
    if (!isNote(order.note))
        return refuse(Refusal::InvalidValue, "note");
    Command command = begun(key, requestHash(order), actor, acting->currency);
    command.customer = acting->customer;
    command.note = order.note;
    command.hold = ledger::HoldOrder{HoldVerb::Reserve, order.account, {}, order.amount.minorUnits,
                                     order.expiresAtMicros};
    return command;
}

Outcome<Command> prepareCapture(Connection &connection, const IdempotencyKey &key, const CaptureOrder &order,
                                AccountId settlement, const Actor &actor)
{
    const auto hold = holdFor(connection, order.hold, actor);
    if (!hold)
        return tl::unexpected(hold.error());
    const AccountId to = order.to.isNull() ? settlement : order.to;
    if (order.amount.minorUnits <= 0)
        return refuse(Refusal::InvalidAmount, "amount");
    if (order.amount.currency != hold->amount.currency)
        return refuse(Refusal::CurrencyMismatch, "amount");
    if (to == hold->account)
        return refuse(Refusal::SameAccount, "to_account_id");
    if (!isNote(order.note))
        return refuse(Refusal::InvalidValue, "note");
    const auto payee = ledger::balances(connection, {to});
    const bool isOurs = payee.contains(to) && to != settlement && payee[to].nature != ledger::AccountNature::Customer;
    if (!payee.contains(to) || isOurs)
        return refuse(Refusal::PayeeNotFound, "to_account_id");
    Command command = begun(key, requestHash(order), actor, hold->amount.currency);
    command.action = Action::Payment;
    command.customer = hold->customer;
    command.legs = {{hold->account, -order.amount.minorUnits}, {to, order.amount.minorUnits}};
    command.note = order.note.isEmpty() ? hold->note : order.note;
    command.hold = ledger::HoldOrder{HoldVerb::Capture, hold->account, hold->id, 0, 0};
    return command;
}

Outcome<Command> prepareRelease(Connection &connection, const IdempotencyKey &key, HoldId id, const Actor &actor)
{
    const auto hold = holdFor(connection, id, actor);
    if (!hold)
        return tl::unexpected(hold.error());
    Command command = begun(key, releaseHash(id), actor, hold->amount.currency);
    command.customer = hold->customer;
    command.hold = ledger::HoldOrder{HoldVerb::Release, hold->account, hold->id, 0, 0};
    return command;
}

QByteArray requestHash(const HoldOrder &order)
{
    RequestHash hash;
    hash << enumName(HoldVerb::Reserve) << order.account.value << order.customer.value << order.amount.minorUnits
         << order.amount.currency.code() << order.expiresAtMicros << order.note;
    return hash.result();
}

QByteArray requestHash(const CaptureOrder &order)
{
    RequestHash hash;
    hash << enumName(HoldVerb::Capture) << order.hold.value << order.amount.minorUnits
         << order.amount.currency.code() << order.to.value << order.note;
    return hash.result();
}

QByteArray releaseHash(HoldId hold)
{
    RequestHash hash;
    hash << enumName(HoldVerb::Release) << hold.value;
    return hash.result();
}

} // namespace guichet::accounts
