// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/funding.h"

#include "services/accounts/cash.h"
#include "services/accounts/internalaccounts.h"
#include "services/accounts/requests.h"
#include "services/accounts/rows.h"

#include <algorithm>

namespace guichet::accounts {

using store::Connection;

static constexpr Roles customersOnly{Role::Customer};

QList<FundingSource> fundingSources(Connection &connection)
{
    QList<FundingSource> sources;
    for (const store::Row &row : connection.run("accounts/funding_sources"))
        sources.append({row.text("code"), row.text("name"), currencyFrom(row, "currency"), row.boolean("pays_in"),
                        row.boolean("pays_out"), row.int64("most")});
    return sources;
}

static Outcome<FundingSource> check(Connection &connection, const CashRequest &request, Currency currency,
                                    EntryKind kind)
{
    if (request.amount.minorUnits <= 0)
        return refuse(Refusal::InvalidAmount, "amount");
    if (request.amount.currency != currency)
        return refuse(Refusal::CurrencyMismatch, "amount");
    if (!request.cash.isEmpty())
        return refuse(Refusal::CashMismatch, "cash");
    if (!isNote(request.note))
        return refuse(Refusal::InvalidValue, "note");
    const QList<FundingSource> sources = fundingSources(connection);
    const auto source = std::find_if(sources.cbegin(), sources.cend(), [&](const FundingSource &candidate) {
        return candidate.code == request.sourceOfFunds && candidate.currency == currency
               && (kind == EntryKind::Deposit ? candidate.paysIn : candidate.paysOut);
    });
    if (source == sources.cend())
        return refuse(Refusal::InvalidValue, "source_of_funds");
    if (request.amount.minorUnits > source->mostMinorUnits)
        return refuse(Refusal::InvalidAmount, "amount");
    return *source;
}

// The source's account; opened when it is first asked for.
static AccountId accountOf(Connection &connection, const FundingSource &source)
{
    return store::inTransaction(connection, [&](store::Transaction &transaction) {
        return openInternalAccount(transaction, {QStringLiteral("funding:%1:%2").arg(source.code, source.currency.code()),
                                                 source.name, source.currency, ledger::AccountNature::Internal});
    });
}

static Outcome<ledger::Command> prepare(Connection &connection, const IdempotencyKey &key, const CashRequest &request,
                                        const Actor &actor, EntryKind kind)
{
    const auto acting = actingAt(connection, request.account, request.customer, actor, customersOnly);
    if (!acting)
        return tl::unexpected(acting.error());
    const auto source = check(connection, request, acting->currency, kind);
    if (!source)
        return tl::unexpected(source.error());

    const bool isDeposit = kind == EntryKind::Deposit;
    const qint64 gain = isDeposit ? request.amount.minorUnits : -request.amount.minorUnits;
    ledger::Command command;
    command.key = key;
    command.principal = actor.user;
    command.requestHash = requestHash(kind, request);
    command.kind = kind;
    command.action = isDeposit ? Action::Deposit : Action::Withdrawal;
    command.customer = acting->customer;
    command.maker = actor.user;
    command.currency = acting->currency;
    command.legs = {{request.account, gain}, {accountOf(connection, *source), -gain}};
    command.note = request.note;
    return command;
}

Outcome<ledger::Command> prepareFundedDeposit(Connection &connection, const IdempotencyKey &key,
                                              const CashRequest &request, const Actor &actor)
{
    return prepare(connection, key, request, actor, EntryKind::Deposit);
}

Outcome<ledger::Command> prepareFundedWithdrawal(Connection &connection, const IdempotencyKey &key,
                                                 const CashRequest &request, const Actor &actor)
{
    return prepare(connection, key, request, actor, EntryKind::Withdrawal);
}

} // namespace guichet::accounts
