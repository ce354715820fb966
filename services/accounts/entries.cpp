// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/entries.h"

#include "services/accounts/cursor.h"
#include "services/accounts/directory.h"
#include "services/accounts/foreknowledge.h"
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

// Of a correction the entry that was booked instead, with the balance after both.
static Receipt correctedReceipt(const ledger::Booked &both, const Receipt &reversal, EntryKind kind, const QString &note)
{
    const ledger::Booked second{both.repost, both.businessDate, both.postedAtMicros, both.repostLegs, both.limit, {}, {}, {}};
    Receipt receipt = receiptFrom(second, reversal.account, reversal.counterparty, reversal.amount.currency);
    receipt.key = reversal.key;
    receipt.kind = kind;
    receipt.note = note;
    qint64 newest = 0;
    for (const ledger::LegResult &leg : both.legs + both.repostLegs) {
        if (leg.account != reversal.account || leg.sequence < newest)
            continue;
        newest = leg.sequence;
        receipt.balanceAfter.minorUnits = leg.balanceAfter;
    }
    return receipt;
}

Receipt receiptOf(const ledger::Command &command, const ledger::Booked &booked)
{
    Receipt receipt = receiptFrom(booked, command.legs.first().account, command.legs.at(1).account, command.currency);
    receipt.key = command.key;
    receipt.kind = command.kind;
    receipt.note = command.note;
    if (command.repost)
        return correctedReceipt(booked, receipt, command.repost->kind, command.repost->note);
    return receipt;
}

// The side that the operation was asked for: what a deposit raises, what everything else lowers; of a reversal the
// customer's, and of two customers' that of the one who gets it back.
static bool isAskedSide(Connection &connection, const ledger::Entry &entry, const ledger::LegResult &leg)
{
    if (entry.kind != EntryKind::Reversal)
        return (leg.minorUnits > 0) == (entry.kind == EntryKind::Deposit);
    QList<AccountId> sides;
    for (const ledger::LegResult &side : entry.legs)
        sides.append(side.account);
    const auto known = ledger::balances(connection, sides);
    const auto isCustomers = [&known](AccountId id) { return known[id].nature == ledger::AccountNature::Customer; };
    const bool areAll = std::all_of(sides.cbegin(), sides.cend(), isCustomers);
    return areAll ? leg.minorUnits > 0 : isCustomers(leg.account);
}

static Receipt receiptOf(Connection &connection, const ledger::Entry &entry, const ledger::Booked &booked)
{
    AccountId account;
    AccountId counterparty;
    for (const ledger::LegResult &leg : entry.legs)
        (isAskedSide(connection, entry, leg) ? account : counterparty) = leg.account;
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
    if (stored.verdict->entry.isNull()) { // only a hold changed
        Receipt receipt;
        receipt.key = stored.key;
        receipt.kind = EntryKind::Payment;
        receipt.businessDate = stored.verdict->businessDate;
        receipt.postedAtMicros = stored.verdict->postedAtMicros;
        return receipt;
    }
    const auto entry = ledger::entryById(connection, stored.verdict->entry);
    if (!entry)
        qFatal("a booked entry is gone");
    const Receipt receipt = receiptOf(connection, *entry, *stored.verdict);
    if (stored.verdict->repost.isNull())
        return receipt;
    const auto second = ledger::entryById(connection, stored.verdict->repost);
    if (!second)
        qFatal("a booked entry is gone");
    return correctedReceipt(*stored.verdict, receipt, second->kind, second->note);
}

Outcome<Page<PostingLine>> postingsPage(Connection &connection, const identity::Users &users, AccountId account,
                                        const PageRequest &page, const Actor &actor)
{
    return postingsPages(connection, users, {{account, page, actor}}).first();
}

// One row more than the page has tells whether there is a next one.
static Outcome<ledger::PostingsWanted> wantedOf(const PageQuestion &question, const Party &party)
{
    if (!maySee(party, question.actor))
        return refuse(Refusal::NotFound, "account");
    const auto before = positionFrom(question.page.cursor);
    if (!before)
        return refuse(Refusal::InvalidValue, "cursor");
    return ledger::PostingsWanted{question.account, *before, rowsOf(question.page) + 1};
}

static PostingLine lineOf(const ledger::AccountPosting &posting, const AccountName &counterparty, Currency currency, const Actor &actor)
{
    const bool isMasked = !actor.isStaff() && !counterparty.holder.isNull() && counterparty.holder != actor.user;
    return {posting.entry, posting.kind, posting.businessDate, posting.postedAtMicros,
            Money{posting.minorUnits, currency}, Money{posting.balanceAfter, currency},
            posting.counterparty, isMasked ? maskName(counterparty.name) : counterparty.name, posting.note};
}

QList<Outcome<Page<PostingLine>>> postingsPages(Connection &connection, const identity::Users &users,
                                                const QList<PageQuestion> &questions)
{
    QList<AccountId> accounts;
    for (const PageQuestion &question : questions)
        accounts.append(question.account);
    const auto parties = partiesOf(connection, accounts);
    QList<Outcome<ledger::PostingsWanted>> wanted;
    QList<ledger::PostingsWanted> allowed;
    for (const PageQuestion &question : questions) {
        wanted.append(wantedOf(question, parties.value(question.account)));
        if (wanted.last())
            allowed.append(*wanted.last());
    }
    QList<QList<ledger::AccountPosting>> found;
    if (!allowed.isEmpty())
        found = ledger::postingsOf(connection, allowed);
    QList<AccountId> counterparties;
    for (const auto &postings : std::as_const(found)) {
        for (const ledger::AccountPosting &posting : postings)
            counterparties.append(posting.counterparty);
    }
    const auto names = namesOf(connection, users, counterparties);

    QList<Outcome<Page<PostingLine>>> pages;
    qsizetype next = 0;
    for (qsizetype i = 0; i < questions.size(); ++i) {
        if (!wanted[i]) {
            pages.append(tl::unexpected(wanted[i].error()));
            continue;
        }
        QList<ledger::AccountPosting> &postings = found[next++];
        Page<PostingLine> page;
        if (postings.size() == wanted[i]->limit) {
            postings.removeLast();
            page.nextCursor = QString::number(postings.last().sequence);
        }
        const Currency currency = parties.value(questions[i].account).currency;
        for (const ledger::AccountPosting &posting : std::as_const(postings))
            page.items.append(lineOf(posting, names.value(posting.counterparty), currency, questions[i].actor));
        pages.append(page);
    }
    return pages;
}

OperationResult operation(Connection &connection, UserId principal, const IdempotencyKey &key)
{
    OperationResult result;
    const auto stored = ledger::verdictOf(connection, principal, key);
    if (!stored)
        return result;
    const auto answer = answerOf(connection, *stored);
    result.state = answer ? OperationState::Booked : OperationState::Refused;
    if (answer && !answer->entry.isNull())
        result.receipt = *answer; // none where only a hold changed
    if (!answer)
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
