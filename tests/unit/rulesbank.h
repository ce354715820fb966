// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/rules.h"

// A few locked rows, and commands about them.
namespace guichet::rulesbank {

using namespace ledger;

inline const QDate today(2026, 3, 2);
inline const Moment now{1'772'440'000'000'000, today};
inline constexpr UserId ada{1};
inline constexpr UserId newcomer{2};
inline constexpr UserId teller{90};
inline constexpr AccountId adas{11};
inline constexpr AccountId bobs{12};
inline constexpr AccountId till{13};
inline constexpr AccountId vault{14};
inline constexpr AccountId settlement{15};
inline constexpr EntryId entry{1};
inline constexpr qint64 note50 = 5'000;

inline AccountState account(AccountId id, qint64 posted, AccountNature nature = AccountNature::Customer)
{
    AccountState state;
    state.id = id;
    state.currency = Currency::euro();
    state.posted = posted;
    state.floor = nature == AccountNature::Customer ? 0 : noFloor;
    state.allowed = ActionSet::all();
    state.nature = nature;
    return state;
}

inline BatchState bank()
{
    BatchState state;
    for (const AccountState &row : {account(adas, 50'000), account(bobs, 0), account(till, -20'000, AccountNature::Cash),
                                    account(vault, -100'000, AccountNature::Cash),
                                    account(settlement, 70'000, AccountNature::Internal)})
        state.accounts.insert(row.id, row);
    state.customers.insert(ada, {ada, true, false, today, {}, {}});
    state.customers.insert(newcomer, {newcomer, false, false, today, {}, {}});
    state.cash.insert({till, note50}, 4);
    state.cash.insert({vault, note50}, 20);
    return state;
}

inline Command command(EntryKind kind, std::optional<Action> action, const QList<Leg> &legs)
{
    Command made;
    made.key = IdempotencyKey::make(now.postedAtMicros);
    made.principal = teller;
    made.requestHash = QByteArray(requestHashBytes, 'h');
    made.kind = kind;
    made.action = action;
    made.customer = action ? ada : UserId();
    made.maker = teller;
    made.currency = Currency::euro();
    made.legs = legs;
    return made;
}

inline Command deposit(qint64 amount, qint64 notes)
{
    Command made = command(EntryKind::Deposit, Action::Deposit, {{adas, amount}, {till, -amount}});
    made.cash = {{note50, notes}};
    return made;
}

inline Command withdrawal(qint64 amount, qint64 notes)
{
    Command made = command(EntryKind::Withdrawal, Action::Withdrawal, {{adas, -amount}, {till, amount}});
    made.cash = {{note50, notes}};
    return made;
}

inline Command transfer(qint64 amount)
{
    return command(EntryKind::Transfer, Action::Transfer, {{adas, -amount}, {bobs, amount}});
}

} // namespace guichet::rulesbank
