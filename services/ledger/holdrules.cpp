// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/rulesteps.h"

#include "models/values/money.h"

namespace guichet::ledger {

namespace {

Refusal refusalOf(AccountStatus status)
{
    switch (status) {
    case AccountStatus::Frozen:
        return Refusal::AccountFrozen;
    case AccountStatus::Closed:
        return Refusal::AccountClosed;
    case AccountStatus::Active:
    case AccountStatus::AwaitingApproval:
    case AccountStatus::Refused:
        break;
    }
    return Refusal::AccountNotApproved;
}

Trouble checkReservedFunds(const HoldOrder &order, const AccountState &account)
{
    const std::optional<qint64> held = addChecked(account.held, order.minorUnits);
    const std::optional<qint64> available = held ? addChecked(account.posted, -*held) : std::nullopt;
    if (!held)
        return Refused(Refusal::BalanceOverflow, field::amount);
    return available && *available >= account.floor ? Trouble() : Refused(Refusal::InsufficientFunds, field::amount);
}

Trouble reserveTrouble(const Command &command, const BatchState &state, const Moment &moment)
{
    const HoldOrder &order = *command.hold;
    if (!state.accounts.contains(order.account))
        return Refused(Refusal::NotFound, field::account);
    if (!state.customers.contains(command.customer))
        return Refused(Refusal::NotFound, field::customer);
    const AccountState account = state.accounts[order.account];
    const CustomerState customer = state.customers[command.customer];
    if (order.minorUnits <= 0 || order.minorUnits > maximumMinorUnits)
        return Refused(Refusal::InvalidAmount, field::amount);
    if (account.currency != command.currency)
        return Refused(Refusal::CurrencyMismatch, field::currency);
    if (order.expiresAtMicros <= moment.postedAtMicros
        || order.expiresAtMicros > moment.postedAtMicros + maximumHoldMicros)
        return Refused(Refusal::InvalidValue, field::expires);
    if (customer.closed)
        return Refused(Refusal::CustomerClosed, field::customer);
    if (!customer.approved)
        return Refused(Refusal::CustomerNotApproved, field::customer);
    if (account.status != AccountStatus::Active)
        return Refused(refusalOf(account.status), field::account);
    if (account.nature != AccountNature::Customer || !account.allowed.contains(Action::Payment))
        return Refused(Refusal::ActionNotAllowed, field::account);
    return checkReservedFunds(order, account);
}

Trouble giveBackTrouble(const Command &command, const BatchState &state, const Moment &moment)
{
    if (!state.accounts.contains(command.hold->account))
        return Refused(Refusal::NotFound, field::account);
    if (Trouble trouble = checkHoldIsKnown(command, state))
        return trouble;
    const HoldState hold = state.holds[command.hold->hold];
    if (command.hold->verb == HoldVerb::Expire && hold.expiresAtMicros > moment.postedAtMicros)
        return Refused(Refusal::InvalidValue, field::expires);
    return hold.open() > 0 ? Trouble() : Refused(Refusal::AlreadyDecided, field::hold);
}

void reserve(const Command &command, BatchState &state, HoldId id)
{
    const HoldOrder &order = *command.hold;
    state.accounts[order.account].held += order.minorUnits;
    state.changedHeld.insert(order.account);
    state.holds.insert(id, {id, order.account, order.minorUnits, 0, 0, order.expiresAtMicros});
    state.changedHolds.insert(id);
}

} // namespace

Trouble checkHoldIsKnown(const Command &command, const BatchState &state)
{
    if (!command.hold)
        return std::nullopt;
    const auto hold = state.holds.constFind(command.hold->hold);
    const bool isThere = hold != state.holds.constEnd() && hold->account == command.hold->account;
    return isThere ? Trouble() : Refused(Refusal::NotFound, field::hold);
}

Trouble checkCaptureAmount(const Command &command, const BatchState &state)
{
    if (!command.hold)
        return std::nullopt;
    const HoldState hold = state.holds[command.hold->hold];
    // Of one that is settled nothing is left, which is said later; here it is a sum that was never reserved.
    const qint64 most = hold.open() > 0 ? hold.open() : hold.held;
    const qint64 taken = -command.legs.first().minorUnits;
    return taken > 0 && taken <= most ? Trouble() : Refused(Refusal::InvalidAmount, field::amount);
}

Trouble checkCaptureForm(const Command &command)
{
    if (!command.hold || command.legs.first().account == command.hold->account)
        return std::nullopt;
    return Refused(Refusal::InvalidValue, field::hold);
}

Trouble checkHoldIsOpen(const Command &command, const BatchState &state, const Moment &moment)
{
    if (!command.hold)
        return std::nullopt;
    const HoldState hold = state.holds[command.hold->hold];
    const bool isOpen = hold.open() > 0 && hold.expiresAtMicros > moment.postedAtMicros;
    return isOpen ? Trouble() : Refused(Refusal::AlreadyDecided, field::hold);
}

qint64 heldAfter(const Command &command, const AccountState &account, const BatchState &state)
{
    const bool settles = command.hold && command.hold->account == account.id;
    return settles ? account.held - state.holds[command.hold->hold].open() : account.held;
}

void settleHold(const Command &command, BatchState &state, qint64 captured)
{
    HoldState &hold = state.holds[command.hold->hold];
    state.accounts[hold.account].held -= hold.open();
    state.changedHeld.insert(hold.account);
    hold.captured += captured;
    hold.released += hold.open();
    state.changedHolds.insert(hold.id);
}

Verdict applyHold(const Command &command, BatchState &state, const Moment &moment, HoldId id)
{
    const bool reserves = command.hold->verb == HoldVerb::Reserve;
    const Trouble trouble
        = reserves ? reserveTrouble(command, state, moment) : giveBackTrouble(command, state, moment);
    if (trouble)
        return tl::unexpected(*trouble);
    Booked booked;
    booked.businessDate = moment.businessDate;
    booked.postedAtMicros = moment.postedAtMicros;
    booked.hold = reserves ? id : command.hold->hold;
    if (reserves)
        reserve(command, state, id);
    else
        settleHold(command, state, 0);
    return booked;
}

} // namespace guichet::ledger
