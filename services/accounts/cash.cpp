// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/cash.h"

#include "services/accounts/requests.h"

#include <algorithm>

namespace guichet::accounts {

using store::Connection;

static_assert(noteLengthLimit <= ledger::maximumNoteLength);

static constexpr Roles handleCash{Role::Teller, Role::Supervisor};

// What the entry says: the note, and where a deposit's money comes from.
static QString noteOf(const CashRequest &request)
{
    if (request.note.isEmpty() || request.sourceOfFunds.isEmpty())
        return request.note + request.sourceOfFunds;
    return request.note + QStringLiteral(" · ") + request.sourceOfFunds;
}

static Outcome<void> check(const CashRequest &request, Currency currency, const std::optional<CashDesk> &desk)
{
    if (request.amount.minorUnits <= 0)
        return refuse(Refusal::InvalidAmount, "amount");
    if (request.amount.currency != currency)
        return refuse(Refusal::CurrencyMismatch, "amount");
    if (totalOf(request.cash, currency) != request.amount.minorUnits)
        return refuse(Refusal::CashMismatch, "cash");
    if (!isNote(request.note))
        return refuse(Refusal::InvalidValue, "note");
    if (!isNote(request.sourceOfFunds) || !isNote(noteOf(request)))
        return refuse(Refusal::InvalidValue, "source_of_funds");
    if (!desk || desk->currency != currency)
        return refuse(Refusal::TillMissing);
    return {};
}

// `sign`: 1 when the customer's account gains, -1 when it loses.
static Outcome<ledger::Command> prepareCash(Connection &connection, const IdempotencyKey &key,
                                            const CashRequest &request, const Actor &actor,
                                            const std::optional<CashDesk> &desk, EntryKind kind, Action action,
                                            int sign)
{
    const auto acting = actingAt(connection, request.account, request.customer, actor, handleCash);
    if (!acting)
        return tl::unexpected(acting.error());
    const auto checked = check(request, acting->currency, desk);
    if (!checked)
        return tl::unexpected(checked.error());

    ledger::Command command;
    command.key = key;
    command.principal = actor.user;
    command.requestHash = requestHash(kind, request);
    command.kind = kind;
    command.action = action;
    command.customer = acting->customer;
    command.maker = actor.user;
    command.currency = acting->currency;
    command.legs = {{request.account, sign * request.amount.minorUnits},
                    {desk->account, -sign * request.amount.minorUnits}};
    std::copy_if(request.cash.cbegin(), request.cash.cend(), std::back_inserter(command.cash),
                 [](const CashLine &line) { return line.count > 0; });
    command.note = noteOf(request);
    return command;
}

Outcome<ledger::Command> prepareDeposit(Connection &connection, const IdempotencyKey &key, const CashRequest &request,
                                        const Actor &actor, const std::optional<CashDesk> &desk)
{
    return prepareCash(connection, key, request, actor, desk, EntryKind::Deposit, Action::Deposit, 1);
}

Outcome<ledger::Command> prepareWithdrawal(Connection &connection, const IdempotencyKey &key,
                                           const CashRequest &request, const Actor &actor,
                                           const std::optional<CashDesk> &desk)
{
    return prepareCash(connection, key, request, actor, desk, EntryKind::Withdrawal, Action::Withdrawal, -1);
}

QByteArray requestHash(EntryKind kind, const CashRequest &request)
{
    RequestHash hash;
    hash << enumName(kind) << request.account.value << request.customer.value << request.amount.minorUnits
         << request.amount.currency.code() << request.note << request.sourceOfFunds << request.cash.size();
    // The same notes in another order are the same request.
    CashCount cash = request.cash;
    std::sort(cash.begin(), cash.end(),
              [](const CashLine &a, const CashLine &b) { return a.faceMinorUnits > b.faceMinorUnits; });
    for (const CashLine &line : std::as_const(cash))
        hash << line.faceMinorUnits << line.count;
    return hash.result();
}

} // namespace guichet::accounts
