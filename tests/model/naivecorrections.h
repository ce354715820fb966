// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/model/naivebank.h"

#include <algorithm>

// The naive bank's reversals and holds.
namespace guichet::naive {

inline void Bank::objectToReversal(const Order &order, const Entry &original, Answer &answer) const
{
    if (order.approver == 0)
        answer.objections.insert({Refusal::Forbidden, "approver"});
    auto opposite = original.order.legs;
    for (auto &[account, amount] : opposite)
        amount = -amount;
    if (!std::is_permutation(order.legs.begin(), order.legs.end(), opposite.begin(), opposite.end()))
        answer.objections.insert({Refusal::InvalidValue, "legs"});
    std::map<qint64, quint64> given, before; // absurd counts wrap round and stay unequal
    for (const auto &[face, count] : order.notes)
        given[face] += quint64(count);
    for (const auto &[face, count] : original.order.notes)
        before[face] += quint64(count);
    std::erase_if(given, [](const auto &line) { return line.second == 0; });
    std::erase_if(before, [](const auto &line) { return line.second == 0; });
    if (given != before)
        answer.objections.insert({Refusal::InvalidValue, "cash"});
    if (order.customer != original.order.customer || order.action || order.currency != original.order.currency)
        answer.objections.insert({Refusal::InvalidValue, "original"});
    if (original.order.reverses != 0)
        answer.objections.insert({Refusal::ActionNotAllowed, "original"});
    if (original.reversedBy != 0)
        answer.objections.insert({Refusal::AlreadyReversed, "original"});
}

inline void Bank::objectToCapture(const Order &order, const Hold &hold, const Now &now, Answer &answer) const
{
    const qint64 taken = -order.legs.front().second;
    const bool isSettled = hold.left() == 0;
    if (taken <= 0 || taken > (isSettled ? hold.amount : hold.left()))
        answer.objections.insert({Refusal::InvalidAmount, "amount"});
    if (order.legs.front().first != hold.account)
        answer.objections.insert({Refusal::InvalidValue, "hold"});
    if (isSettled || hold.expires <= now.micros)
        answer.objections.insert({Refusal::AlreadyDecided, "hold"});
}

inline void Bank::giveLimitBack(qint64 entry, qint64 day)
{
    const Entry &original = entries.at(entry);
    if (!original.order.action)
        return;
    const qint64 customer = original.order.customer;
    const qint64 counted = dayFor(customer, day);
    if (original.day != counted || usedOn(customer, *original.order.action, day) == 0)
        return;
    customers[customer].latestDay = counted;
    --done[{customer, *original.order.action, counted}];
}

inline std::pair<Answer, Answer> Bank::correct(const Order &reversal, const Order &right, const Now &now, qint64 rightEntry)
{
    const Bank before = *this;
    const Now second{now.day, now.micros, rightEntry};
    std::pair<Answer, Answer> inOrder{order(reversal, now), {}};
    if (inOrder.first.isBooked()) {
        inOrder.second = order(right, second);
        if (inOrder.second.isBooked())
            return inOrder;
        *this = before;
        inOrder.first = {inOrder.second.objections, {}, 0, 0};
    }
    const Refusal why = inOrder.first.first();
    if (why != Refusal::InsufficientFunds && why != Refusal::TillShort)
        return inOrder;
    giveLimitBack(reversal.reverses, now.day);
    std::pair<Answer, Answer> otherWay{{}, order(right, second)};
    if (otherWay.second.isBooked()) {
        Answer &answer = otherWay.first;
        collectObjections(reversal, now, answer);
        if (answer.isBooked()) {
            const auto counts = done; // what it gives back has been given back already
            book(reversal, now, answer);
            done = counts;
            return otherWay;
        }
    }
    *this = before;
    return inOrder;
}

inline Answer Bank::reserve(qint64 customer, const std::string &currency, const Hold &hold, const Now &now)
{
    Answer answer;
    const auto object = [&answer](Refusal why, const char *field) { answer.objections.insert({why, field}); };
    if (!accounts.count(hold.account))
        object(Refusal::NotFound, "account");
    else if (!customers.count(customer))
        object(Refusal::NotFound, "customer");
    if (!answer.isBooked())
        return answer;
    Account &account = accounts[hold.account];
    constexpr qint64 longest = 31LL * 24 * 3600 * 1'000'000;
    if (hold.amount <= 0 || hold.amount > highest)
        object(Refusal::InvalidAmount, "amount");
    if (account.currency != currency)
        object(Refusal::CurrencyMismatch, "currency");
    if (hold.expires <= now.micros || hold.expires > now.micros + longest)
        object(Refusal::InvalidValue, "expires_at");
    if (customers[customer].closed)
        object(Refusal::CustomerClosed, "customer");
    if (!customers[customer].approved)
        object(Refusal::CustomerNotApproved, "customer");
    if (account.status == AccountStatus::AwaitingApproval || account.status == AccountStatus::Refused)
        object(Refusal::AccountNotApproved, "account");
    if (account.status == AccountStatus::Frozen)
        object(Refusal::AccountFrozen, "account");
    if (account.status == AccountStatus::Closed)
        object(Refusal::AccountClosed, "account");
    if (account.nature != Owner::Customers || !account.allows.count(Action::Payment))
        object(Refusal::ActionNotAllowed, "account");
    if (account.balance - account.reserved - hold.amount < account.floor)
        object(Refusal::InsufficientFunds, "amount");
    if (answer.isBooked()) {
        account.reserved += hold.amount;
        holds[now.entry] = hold;
    }
    return answer;
}

inline Answer Bank::giveBack(qint64 id, qint64 account, bool expires, const Now &now)
{
    Answer answer;
    const auto object = [&answer](Refusal why, const char *field) { answer.objections.insert({why, field}); };
    if (!accounts.count(account))
        object(Refusal::NotFound, "account");
    else if (!holds.count(id) || holds[id].account != account)
        object(Refusal::NotFound, "hold");
    if (!answer.isBooked())
        return answer;
    Hold &hold = holds[id];
    if (expires && hold.expires > now.micros)
        object(Refusal::InvalidValue, "expires_at");
    if (hold.left() == 0)
        object(Refusal::AlreadyDecided, "hold");
    if (answer.isBooked()) {
        accounts[account].reserved -= hold.left();
        hold.released += hold.left();
    }
    return answer;
}

} // namespace guichet::naive
