// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/rulesteps.h"

#include <algorithm>

namespace guichet::ledger {

namespace {

QList<Leg> byAccount(QList<Leg> legs)
{
    std::sort(legs.begin(), legs.end(), [](const Leg &a, const Leg &b) { return a.account < b.account; });
    return legs;
}

bool areOpposite(const QList<Leg> &a, const QList<Leg> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Leg &left, const Leg &right) {
        return left.account == right.account && left.minorUnits == -right.minorUnits;
    });
}

CashCount ordered(CashCount cash)
{
    cash.removeIf([](const CashLine &line) { return line.count == 0; });
    std::sort(cash.begin(), cash.end(),
              [](const CashLine &a, const CashLine &b) { return a.faceMinorUnits > b.faceMinorUnits; });
    return cash;
}

/// The reversal alone: its limit is given back apart, before either entry.
Command reversalOf(Command command)
{
    command.repost.reset();
    return command;
}

struct Both {
    const Command &reversal;
    const Command &repost;
    EntryId reversalEntry;
    EntryId repostEntry;
};

Verdict bookBoth(const Both &both, BatchState &state, const PostingTerms &terms, const Moment &moment, bool reversalFirst)
{
    Booked reversal, repost;
    const auto reverse = [&]() -> Trouble {
        const Trouble trouble = entryTrouble(both.reversal, state, terms, moment);
        if (!trouble)
            reversal = bookEntry(both.reversal, state, terms, moment, both.reversalEntry);
        return trouble;
    };
    if (reversalFirst) {
        if (const Trouble trouble = reverse())
            return tl::unexpected(*trouble);
    }
    giveLimitBack(both.reversal, state, moment);
    if (const Trouble trouble = entryTrouble(both.repost, state, terms, moment))
        return tl::unexpected(*trouble);
    repost = bookEntry(both.repost, state, terms, moment, both.repostEntry);
    if (!reversalFirst) {
        if (const Trouble trouble = reverse())
            return tl::unexpected(*trouble);
    }
    reversal.repost = repost.entry;
    reversal.repostLegs = repost.legs;
    reversal.limit = repost.limit;
    return reversal;
}

bool mayOrderHelp(Refusal reason)
{
    return reason == Refusal::InsufficientFunds || reason == Refusal::TillShort;
}

} // namespace

Trouble checkOriginalIsKnown(const Command &command, const BatchState &state)
{
    if (command.reverses.isNull() || state.originals.contains(command.reverses))
        return std::nullopt;
    return Refused(Refusal::NotFound, field::original);
}

Trouble checkReversalApproved(const Command &command)
{
    const bool lacksApprover = !command.reverses.isNull() && command.approver.isNull();
    return lacksApprover ? Refused(Refusal::Forbidden, field::approver) : Trouble();
}

Trouble checkIsOpposite(const Command &command, const BatchState &state)
{
    if (command.reverses.isNull())
        return std::nullopt;
    const OriginalState original = state.originals[command.reverses];
    if (!areOpposite(byAccount(command.legs), byAccount(original.legs)))
        return Refused(Refusal::InvalidValue, field::legs);
    if (ordered(command.cash) != ordered(original.cash))
        return Refused(Refusal::InvalidValue, field::cash);
    if (command.customer != original.customer || command.action || command.currency != original.currency)
        return Refused(Refusal::InvalidValue, field::original);
    return std::nullopt;
}

Trouble checkReversible(const Command &command, const BatchState &state)
{
    if (command.reverses.isNull() || state.originals[command.reverses].kind != EntryKind::Reversal)
        return std::nullopt;
    return Refused(Refusal::ActionNotAllowed, field::original);
}

Trouble checkNotReversed(const Command &command, const BatchState &state)
{
    if (command.reverses.isNull() || state.originals[command.reverses].reversedBy.isNull())
        return std::nullopt;
    return Refused(Refusal::AlreadyReversed, field::original);
}

void giveLimitBack(const Command &command, BatchState &state, const Moment &moment)
{
    const OriginalState original = state.originals[command.reverses];
    if (!original.action)
        return;
    CustomerState customer = onDate(state.customers[original.customer], moment.businessDate);
    int &used = customer.used[static_cast<size_t>(*original.action)];
    if (customer.businessDate != original.businessDate || used == 0)
        return;
    --used;
    state.customers[original.customer] = customer;
    state.changedCustomers.insert(original.customer);
}

Command repostOf(const Command &command)
{
    Command second = command;
    second.key = IdempotencyKey::derive(command.key.madeAtMicros(), "repost " + command.key.text().toLatin1());
    second.kind = command.repost->kind;
    second.action = command.repost->action;
    second.legs = command.repost->legs;
    second.cash = command.repost->cash;
    second.note = command.repost->note;
    second.reverses = {};
    second.repost.reset();
    return second;
}

Verdict applyCorrection(const Command &command, BatchState &state, const PostingTerms &terms, const Moment &moment,
                        EntryId reversal, EntryId repost)
{
    const BatchState before = state;
    const Command first = reversalOf(command);
    const Command second = repostOf(command);
    const Both both{first, second, reversal, repost};
    const Verdict verdict = bookBoth(both, state, terms, moment, true);
    if (verdict)
        return verdict;
    state = before;
    if (!mayOrderHelp(verdict.error().reason))
        return verdict;
    // What the customer has spent meanwhile may be there again once the right amount is booked.
    const Verdict otherWay = bookBoth(both, state, terms, moment, false);
    if (otherWay)
        return otherWay;
    state = before;
    return verdict;
}

} // namespace guichet::ledger
