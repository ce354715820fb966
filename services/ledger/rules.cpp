// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/rulesteps.h"

#include "models/values/money.h"

namespace guichet::ledger {

namespace {

const char *accountField(const Command &command, const Leg &leg)
{
    const bool receives = leg.minorUnits > 0 && command.action != Action::Deposit && command.action;
    return receives ? field::payee : field::account;
}

Trouble checkWho(const Command &command, const BatchState &state)
{
    for (const Leg &leg : command.legs) {
        if (!state.accounts.contains(leg.account))
            return Refused(Refusal::NotFound, accountField(command, leg));
    }
    const bool counts = command.action || !command.reverses.isNull();
    if (counts && !command.customer.isNull() && !state.customers.contains(command.customer))
        return Refused(Refusal::NotFound, field::customer);
    if (command.action && command.customer.isNull())
        return Refused(Refusal::NotFound, field::customer);
    if (Trouble trouble = checkOriginalIsKnown(command, state))
        return trouble;
    if (Trouble trouble = checkHoldIsKnown(command, state))
        return trouble;
    if (Trouble trouble = checkReversalApproved(command))
        return trouble;
    if (!command.approver.isNull() && command.approver == command.maker)
        return Refused(Refusal::SelfApproval, field::approver);
    return std::nullopt;
}

/// The first leg is the acting customer's: it gains by a deposit and loses by all else.
bool isFirstLegRight(const Command &command)
{
    if (!command.action)
        return true;
    const qint64 amount = command.legs.first().minorUnits;
    return *command.action == Action::Deposit ? amount > 0 : amount < 0;
}

Trouble checkAmounts(const Command &command, const BatchState &state)
{
    for (const Leg &leg : command.legs) {
        if (leg.minorUnits == 0 || leg.minorUnits > maximumMinorUnits || leg.minorUnits < -maximumMinorUnits)
            return Refused(Refusal::InvalidAmount, field::amount);
    }
    if (!isFirstLegRight(command))
        return Refused(Refusal::InvalidAmount, field::amount);
    if (Trouble trouble = checkCaptureAmount(command, state))
        return trouble;
    for (const Leg &leg : command.legs) {
        if (state.accounts[leg.account].currency != command.currency)
            return Refused(Refusal::CurrencyMismatch, field::currency);
    }
    QSet<AccountId> seen;
    for (const Leg &leg : command.legs) {
        if (seen.contains(leg.account))
            return Refused(Refusal::SameAccount, accountField(command, leg));
        seen.insert(leg.account);
    }
    return std::nullopt;
}

Trouble checkCashTotal(const Command &command, const BatchState &state)
{
    const std::optional<qint64> total = totalOf(command.cash, command.currency);
    bool touchesCash = false;
    for (const Leg &leg : command.legs) {
        if (state.accounts[leg.account].nature != AccountNature::Cash)
            continue;
        touchesCash = true;
        if (!total || (*total != leg.minorUnits && *total != -leg.minorUnits))
            return Refused(Refusal::CashMismatch, field::cash);
    }
    if (!touchesCash && !command.cash.isEmpty())
        return Refused(Refusal::CashMismatch, field::cash);
    return std::nullopt;
}

Trouble checkForm(const Command &command, const BatchState &state)
{
    qint64 sum = 0; // of at most maximumLegs legs below maximumMinorUnits
    for (const Leg &leg : command.legs)
        sum += leg.minorUnits;
    if (sum != 0)
        return Refused(Refusal::InvalidValue, field::legs);
    if (Trouble trouble = checkCaptureForm(command))
        return trouble;
    return checkIsOpposite(command, state);
}

Trouble checkCustomer(const Command &command, const BatchState &state)
{
    if (!command.action)
        return std::nullopt;
    const CustomerState customer = state.customers[command.customer];
    if (customer.closed)
        return Refused(Refusal::CustomerClosed, field::customer);
    if (!customer.approved && *command.action != Action::Deposit)
        return Refused(Refusal::CustomerNotApproved, field::customer);
    return std::nullopt;
}

/// The bank's own postings (interest, opening, reversals) reach accounts that wait or are frozen; nothing reaches closed
/// ones. What was taken in for an account that has been refused goes back by a reversal.
std::optional<Refusal> statusTrouble(const Command &command, const AccountState &account, qint64 amount)
{
    switch (account.status) {
    case AccountStatus::Active:
        return std::nullopt;
    case AccountStatus::AwaitingApproval:
        return command.action && amount < 0 ? std::optional(Refusal::AccountNotApproved) : std::nullopt;
    case AccountStatus::Refused:
        return command.reverses.isNull() || amount > 0 ? std::optional(Refusal::AccountNotApproved) : std::nullopt;
    case AccountStatus::Frozen:
        return command.action ? std::optional(Refusal::AccountFrozen) : std::nullopt;
    case AccountStatus::Closed:
        return Refusal::AccountClosed;
    }
    Q_UNREACHABLE();
}

Trouble checkStates(const Command &command, const BatchState &state)
{
    Trouble first;
    for (const Leg &leg : command.legs) {
        const auto trouble = statusTrouble(command, state.accounts[leg.account], leg.minorUnits);
        if (trouble && (!first || *trouble < first->reason))
            first = Refused(*trouble, accountField(command, leg));
    }
    return first;
}

Trouble checkAllowed(const Command &command, const BatchState &state)
{
    if (!command.action)
        return checkReversible(command, state);
    for (const Leg &leg : command.legs) {
        const AccountState account = state.accounts[leg.account];
        const bool asksProduct = leg.minorUnits < 0 || *command.action == Action::Deposit;
        if (account.nature == AccountNature::Customer && asksProduct && !account.allowed.contains(*command.action))
            return Refused(Refusal::ActionNotAllowed, accountField(command, leg));
    }
    return std::nullopt;
}

Trouble checkNotes(const Command &command, const BatchState &state)
{
    for (const Leg &leg : command.legs) {
        if (leg.minorUnits < 0 || state.accounts[leg.account].nature != AccountNature::Cash)
            continue;
        for (const CashLine &line : command.cash) {
            if (state.cash.value({leg.account, line.faceMinorUnits}) < line.count)
                return Refused(Refusal::TillShort, field::cash);
        }
    }
    return std::nullopt;
}

/// What lies on an account before approval, together with its owner's others, once the command is done.
std::optional<qint64> unapprovedAfter(const Command &command, const AccountState &account, const BatchState &state)
{
    QList<AccountId> together = state.unapprovedWith.value(account.id);
    if (!together.contains(account.id))
        together.append(account.id);
    std::optional<qint64> sum = 0;
    for (const AccountId id : std::as_const(together))
        sum = sum ? addChecked(*sum, state.accounts[id].posted) : sum;
    for (const Leg &leg : command.legs) {
        if (together.contains(leg.account))
            sum = sum ? addChecked(*sum, leg.minorUnits) : sum;
    }
    return sum;
}

/// The cap is a customer's: all that they have before approval counts together. An account of somebody approved counts
/// for itself when one who isn't acts there.
Trouble checkCap(const Command &command, const BatchState &state, const PostingTerms &terms)
{
    if (!command.action)
        return std::nullopt;
    const bool actorUnapproved = !state.customers[command.customer].approved;
    for (const Leg &leg : command.legs) {
        const AccountState account = state.accounts[leg.account];
        const bool capped = actorUnapproved || account.isUnapproved();
        if (account.nature != AccountNature::Customer || leg.minorUnits < 0 || !capped)
            continue;
        const std::optional<qint64> after = unapprovedAfter(command, account, state);
        if (!after || *after > terms.unapprovedCapMinorUnits)
            return Refused(Refusal::DepositCapExceeded, field::amount);
    }
    return std::nullopt;
}

Trouble checkLimit(const Command &command, const BatchState &state, const PostingTerms &terms, QDate businessDate)
{
    if (!command.action)
        return std::nullopt;
    const LimitUse use = limitOn(state.customers[command.customer], *command.action, businessDate, terms.limitsPerDay);
    return use.used < use.allowed ? Trouble() : Refused(Refusal::LimitReached, field::customer);
}

Trouble checkFunds(const Command &command, const BatchState &state)
{
    bool overflows = false;
    for (const Leg &leg : command.legs) {
        const AccountState account = state.accounts[leg.account];
        const std::optional<qint64> posted = addChecked(account.posted, leg.minorUnits);
        const std::optional<qint64> available
            = posted ? addChecked(*posted, -heldAfter(command, account, state)) : posted;
        overflows = overflows || !available;
        if (available && *available < account.floor && leg.minorUnits < 0)
            return Refused(Refusal::InsufficientFunds, field::amount);
    }
    return overflows ? Refused(Refusal::BalanceOverflow, field::amount) : Trouble();
}

Trouble checkHoldAndCustomer(const Command &command, const BatchState &state, const Moment &moment)
{
    if (Trouble trouble = checkHoldIsOpen(command, state, moment))
        return trouble;
    return checkCustomer(command, state);
}

void moveCash(const Command &command, const Leg &leg, BatchState &state)
{
    for (const CashLine &line : command.cash) {
        if (line.count == 0)
            continue;
        const std::pair place(leg.account, line.faceMinorUnits);
        state.cash[place] += leg.minorUnits < 0 ? line.count : -line.count;
        state.changedCash.insert(place);
    }
}

LegResult moveMoney(const Command &command, const Leg &leg, BatchState &state)
{
    AccountState &account = state.accounts[leg.account];
    account.posted += leg.minorUnits;
    ++account.sequence;
    state.changedAccounts.insert(leg.account);
    if (account.nature == AccountNature::Cash)
        moveCash(command, leg, state);
    return {leg.account, leg.minorUnits, account.posted, account.sequence};
}

LimitUse countLimit(const Command &command, BatchState &state, const PostingTerms &terms, QDate businessDate)
{
    if (!command.action)
        return {};
    CustomerState &customer = state.customers[command.customer];
    customer = onDate(customer, businessDate);
    ++customer.used[static_cast<size_t>(*command.action)];
    state.changedCustomers.insert(command.customer);
    return limitOn(customer, *command.action, businessDate, terms.limitsPerDay);
}

} // namespace

// In the order of Refusal, so that the first one found is the one to give.
Trouble entryTrouble(const Command &command, const BatchState &state, const PostingTerms &terms, const Moment &moment)
{
    if (Trouble trouble = checkWho(command, state))
        return trouble;
    if (Trouble trouble = checkAmounts(command, state))
        return trouble;
    if (Trouble trouble = checkCashTotal(command, state))
        return trouble;
    if (Trouble trouble = checkForm(command, state))
        return trouble;
    if (Trouble trouble = checkHoldAndCustomer(command, state, moment))
        return trouble;
    if (Trouble trouble = checkStates(command, state))
        return trouble;
    if (Trouble trouble = checkAllowed(command, state))
        return trouble;
    if (Trouble trouble = checkNotes(command, state))
        return trouble;
    if (Trouble trouble = checkCap(command, state, terms))
        return trouble;
    if (Trouble trouble = checkLimit(command, state, terms, moment.businessDate))
        return trouble;
    if (Trouble trouble = checkFunds(command, state))
        return trouble;
    return checkNotReversed(command, state);
}

Booked bookEntry(const Command &command, BatchState &state, const PostingTerms &terms, const Moment &moment, EntryId entry)
{
    Booked booked;
    booked.entry = entry;
    booked.businessDate = moment.businessDate;
    booked.postedAtMicros = moment.postedAtMicros;
    if (command.hold) {
        settleHold(command, state, -command.legs.first().minorUnits);
        booked.hold = command.hold->hold;
    }
    if (!command.reverses.isNull())
        state.originals[command.reverses].reversedBy = entry;
    for (const Leg &leg : command.legs)
        booked.legs.append(moveMoney(command, leg, state));
    booked.limit = countLimit(command, state, terms, moment.businessDate);
    return booked;
}

Verdict apply(const Command &command, BatchState &state, const PostingTerms &terms, const Moment &moment, EntryId entry,
              EntryId repostEntry)
{
    if (command.hold && command.hold->verb != HoldVerb::Capture)
        return applyHold(command, state, moment, HoldId{entry.value});
    if (command.repost)
        return applyCorrection(command, state, terms, moment, entry, repostEntry);
    if (const Trouble trouble = entryTrouble(command, state, terms, moment))
        return tl::unexpected(*trouble);
    if (!command.reverses.isNull())
        giveLimitBack(command, state, moment);
    return bookEntry(command, state, terms, moment, entry);
}

LimitUse limitOn(const CustomerState &customer, Action action, QDate businessDate, const DailyLimits &limits)
{
    const CustomerState current = onDate(customer, businessDate);
    const auto index = static_cast<size_t>(action);
    return {action, current.used[index], limits[index] + current.extra[index]};
}

CustomerState onDate(CustomerState customer, QDate businessDate)
{
    // A row that is already on a later date keeps it: two servers around midnight must not give a second day's limit.
    if (customer.businessDate.isValid() && customer.businessDate >= businessDate)
        return customer;
    customer.businessDate = businessDate;
    customer.used = {};
    customer.extra = {};
    return customer;
}

} // namespace guichet::ledger
