// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/entries.h"

#include "services/accounts/cursor.h"
#include "services/accounts/directory.h"
#include "services/accounts/maskname.h"
#include "services/ledger/reads.h"

#include <algorithm>

namespace guichet::accounts {

using store::Connection;

static Receipt receiptFrom(const ledger::Booked &booked, AccountId account, AccountId counterparty, Currency currency)
{
    Receipt receipt;
    receipt.entry = booked.entry;
    receipt.businessDate = booked.businessDate;
    receipt.postedAtMicros = booked.postedAtMicros;
    receipt.account = account;
    receipt.counterparty = counterparty;
    receipt.limit = booked.limit;
    // By account: a replayed verdict has its legs in another order.
    for (const ledger::LegResult &leg : booked.legs) {
        if (leg.account == account) {
            receipt.amount = {qAbs(leg.minorUnits), currency};
            receipt.balanceAfter = {leg.balanceAfter, currency};
        }
    }
    return receipt;
}

Receipt receiptOf(const ledger::Command &command, const ledger::Booked &booked)
{
    Receipt receipt = receiptFrom(booked, command.legs.first().account, command.legs.at(1).account, command.currency);
    receipt.key = command.key;
    receipt.kind = command.kind;
    receipt.note = command.note;
    return receipt;
}

// The side that the operation was asked for: what a deposit raises, what everything else lowers.
static Receipt receiptOf(const ledger::Entry &entry, const ledger::Booked &booked)
{
    const bool raises = entry.kind == EntryKind::Deposit;
    AccountId account;
    AccountId counterparty;
    for (const ledger::LegResult &leg : entry.legs)
        ((leg.minorUnits > 0) == raises ? account : counterparty) = leg.account;
    Receipt receipt = receiptFrom(booked, account, counterparty, entry.currency);
    receipt.key = entry.key;
    receipt.kind = entry.kind;
    receipt.note = entry.note;
    return receipt;
}

static Outcome<Receipt> answerOf(Connection &connection, const ledger::StoredVerdict &stored)
{
    if (!stored.verdict)
        return tl::unexpected(stored.verdict.error());
    const auto entry = ledger::entryById(connection, stored.verdict->entry);
    if (!entry)
        qFatal("a booked entry is gone");
    return receiptOf(*entry, *stored.verdict);
}

Outcome<Page<PostingLine>> postingsPage(Connection &connection, const identity::Users &users, AccountId account,
                                        const PageRequest &page, const Actor &actor)
{
    if (!maySee(connection, actor, account))
        return refuse(Refusal::NotFound, "account");
    const auto before = positionFrom(page.cursor);
    if (!before)
        return refuse(Refusal::InvalidValue, "cursor");
    const int limit = rowsOf(page);
    QList<ledger::AccountPosting> postings = ledger::postingsOf(connection, account, *before, limit + 1);
    Page<PostingLine> lines;
    if (postings.size() > limit) {
        postings.resize(limit);
        lines.nextCursor = QString::number(postings.last().sequence);
    }
    QList<AccountId> counterparties;
    for (const ledger::AccountPosting &posting : std::as_const(postings))
        counterparties.append(posting.counterparty);
    const auto names = namesOf(connection, users, counterparties);
    const Currency currency = ledger::balances(connection, {account}).value(account).currency;
    for (const ledger::AccountPosting &posting : std::as_const(postings)) {
        const AccountName counterparty = names.value(posting.counterparty);
        const bool masked = !actor.isStaff() && !counterparty.holder.isNull() && counterparty.holder != actor.user;
        lines.items.append({posting.entry, posting.kind, posting.businessDate, posting.postedAtMicros,
                            Money{posting.minorUnits, currency}, Money{posting.balanceAfter, currency},
                            posting.counterparty, masked ? maskName(counterparty.name) : counterparty.name,
                            posting.note});
    }
    return lines;
}

OperationResult operation(Connection &connection, UserId principal, const IdempotencyKey &key)
{
    OperationResult result;
    const auto stored = ledger::verdictOf(connection, principal, key);
    if (!stored)
        return result;
    const auto answer = answerOf(connection, *stored);
    result.state = answer ? OperationState::Booked : OperationState::Refused;
    if (answer)
        result.receipt = *answer;
    else
        result.refusal = answer.error().reason;
    return result;
}

std::optional<Outcome<Receipt>> answeredBefore(Connection &connection, UserId principal, const IdempotencyKey &key,
                                               const QByteArray &requestHash)
{
    const auto stored = ledger::verdictOf(connection, principal, key);
    if (!stored)
        return std::nullopt;
    if (stored->requestHash != requestHash)
        return Outcome<Receipt>(refuse(Refusal::KeyReused));
    return answerOf(connection, *stored);
}

} // namespace guichet::accounts
