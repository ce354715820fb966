// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/model/history.h"

namespace guichet::model {

// Reversals, holds, and what isn't posting: that changes rows between two batches, as services/ledger/accountbook does.

inline void History::openAccount(Dice &dice)
{
    const qint64 id = firstOpened + static_cast<qint64>(m_naive.accounts.size());
    naive::Account account;
    account.customer = 1 + dice.take(4);
    account.status = dice.take(2) == 0 ? AccountStatus::Active : AccountStatus::AwaitingApproval;
    account.allows = {Action::Deposit, Action::Withdrawal, Action::Transfer, Action::Payment};
    if (m_naive.accounts.size() > 14 || m_naive.customers[account.customer].closed)
        return;
    m_naive.accounts[id] = account;
    addRow(id, account);
    say(QStringLiteral("open %1 for %2").arg(id).arg(account.customer));
}

inline void History::approve(qint64 customer, bool approved)
{
    m_naive.customers[customer].approved = approved;
    m_customers[UserId{customer}].approved = approved;
    for (const auto &[id, account] : m_naive.accounts) {
        if (account.customer == customer)
            m_accounts[AccountId{id}].capped = !approved;
    }
    say(QStringLiteral("customer %1 approved: %2").arg(customer).arg(approved));
}

inline void History::setStatus(qint64 id, AccountStatus status)
{
    naive::Account &account = m_naive.accounts[id];
    const bool empty = account.balance == 0 && account.reserved == 0;
    if (account.status == AccountStatus::Closed || (status == AccountStatus::Closed && !empty))
        return;
    account.status = status;
    m_accounts[AccountId{id}].status = status;
    say(QStringLiteral("account %1: ").arg(id) + enumName(status));
}

inline void History::reverse(Dice &dice, bool repost)
{
    // Of an entry that was booked lately, sometimes of one that doesn't exist.
    std::vector<qint64> known;
    for (const auto &[id, entry] : m_naive.entries)
        known.push_back(id);
    const int back = dice.take(12);
    const qint64 id = known.empty() || back == 11 ? nobody + m_lastEntry
                                                    : known[known.size() - 1 - static_cast<size_t>(back) % known.size()];
    if (id >= m_firstOfBatch)
        endBatch(0); // nobody knows of an entry before its batch is committed
    const naive::Order reversal = Orders(m_naive, dice).reversalOf(id);
    if (!repost)
        return order(reversal);
    naive::Order right = Orders(m_naive, dice).next(dice.take(8));
    right.customer = reversal.customer;
    right.currency = reversal.currency;
    right.maker = reversal.maker;
    right.approver = reversal.approver;
    Command command = commandOf(reversal);
    const Command second = commandOf(right);
    command.repost = Repost{second.kind, second.action, second.legs, second.cash, {}};
    load(command);
    const EntryId entry{++m_lastEntry};
    const EntryId repostEntry{entry.value + 1};
    const Verdict verdict = apply(command, m_state, m_terms, moment(), entry, repostEntry);
    const auto [first, then] = m_naive.correct(reversal, right, now(), repostEntry.value);
    compare(describe(reversal) + QStringLiteral("; instead ") + describe(right), verdict, first, first.postings, entry);
    if (verdict && first.isBooked()) {
        comparePostings(verdict->repostLegs, then.postings);
        compareLimit(verdict->limit, then, second.action);
        if (verdict->repost != repostEntry)
            differ(QStringLiteral("what should have been is booked as another entry"));
        remember(command, entry);
        remember(repostOf(command), repostEntry);
    }
    ++m_lastEntry;
}

inline void History::holdOrSettle(Dice &dice)
{
    std::vector<qint64> ids;
    for (const auto &[id, hold] : m_naive.holds)
        ids.push_back(id);
    const int what = ids.empty() ? 0 : dice.take(5);
    const qint64 id = what < 2 ? 0 : dice.take(16) == 15 ? nobody : dice.pick(ids);
    naive::Hold hold = id != 0 && m_naive.holds.count(id) ? m_naive.holds[id] : naive::Hold{};
    if (hold.account == 0)
        hold.account = Orders(m_naive, dice).customersAccount();
    if (what == 2)
        return capture(dice, id, hold);
    naive::Account &account = m_naive.accounts[hold.account];
    Command command;
    command.customer = UserId{account.customer};
    command.maker = UserId{teller};
    command.currency = Currency::fromCode(QString::fromStdString(account.currency)).value();
    ++m_lastEntry;
    naive::Answer answer;
    if (what < 2) {
        const auto available = static_cast<int>(std::clamp<naive::Wide>(account.balance - account.reserved - account.floor, 0, 100'000));
        hold = {hold.account, dice.take(4) == 3 ? available + dice.take(2) : dice.take(2'000), 0, 0, m_lastEntry + dice.take(60)};
        command.hold = HoldOrder{HoldVerb::Reserve, AccountId{hold.account}, {}, hold.amount, hold.expires};
        answer = m_naive.reserve(account.customer, account.currency, hold, now());
    } else {
        const HoldVerb verb = what == 3 ? HoldVerb::Release : HoldVerb::Expire;
        command.hold = HoldOrder{verb, AccountId{hold.account}, HoldId{id}, 0, 0};
        answer = m_naive.giveBack(id, hold.account, verb == HoldVerb::Expire, now());
    }
    load(command);
    const Verdict verdict = apply(command, m_state, m_terms, moment(), EntryId{m_lastEntry});
    compare(enumName(command.hold->verb) + QStringLiteral(" %1 on %2").arg(hold.amount).arg(hold.account), verdict, answer, {}, {});
    if (verdict && verdict->hold.value != (what < 2 ? m_lastEntry : id))
        differ(QStringLiteral("another hold"));
}

inline void History::capture(Dice &dice, qint64 id, const naive::Hold &hold)
{
    naive::Order taken;
    taken.action = Action::Payment;
    taken.customer = m_naive.accounts[hold.account].customer;
    taken.maker = teller;
    taken.currency = m_naive.accounts[hold.account].currency;
    taken.captures = id;
    taken.capturesOf = dice.take(16) == 15 ? qint64(11) : hold.account;
    const qint64 whole = hold.left() > 0 ? hold.left() : hold.amount; // of a settled one as much as it once was
    const qint64 amount = dice.take(2) == 0 ? whole : whole + 1 - dice.take(400);
    const qint64 payer = dice.take(16) == 15 ? qint64(13) : hold.account;
    taken.legs = {{payer, -amount}, {taken.currency == "USD" ? settlementUsd : settlement, amount}};
    order(taken);
}

inline void History::administer(Dice &dice)
{
    endBatch(0);
    const qint64 customer = 1 + dice.take(4);
    const qint64 id = Orders(m_naive, dice).customersAccount();
    naive::Account &account = m_naive.accounts[id];
    AccountState &row = m_accounts[AccountId{id}];
    switch (dice.take(12)) {
    case 0:
    case 1:
        return openAccount(dice);
    case 2:
        return approve(customer, dice.take(3) != 2);
    case 3:
        return setStatus(id, dice.pick(std::array{AccountStatus::Active, AccountStatus::Frozen, AccountStatus::Closed,
                                                  AccountStatus::AwaitingApproval, AccountStatus::Refused}));
    case 4:
        return setStatus(id, AccountStatus::Active);
    case 5: { // new terms
        const qint64 floor = dice.take(3) * -1'000;
        if (account.balance - account.reserved < floor || account.status == AccountStatus::Closed)
            return;
        account.floor = row.floor = floor;
        account.allows = {Action::Deposit, Action::Transfer};
        row.allowed = {Action::Deposit, Action::Transfer};
        if (dice.take(3) != 2) {
            account.allows.insert({Action::Withdrawal, Action::Payment});
            row.allowed = ActionSet::all();
        }
        return say(QStringLiteral("account %1: floor %2").arg(id).arg(floor));
    }
    case 6:
        return setStatus(id, AccountStatus::Frozen);
    case 7: { // one more
        const Action action = dice.pick(std::array{Action::Transfer, Action::Deposit, Action::Withdrawal, Action::Payment});
        CustomerState &state = m_customers[UserId{customer}];
        state = onDate(state, firstDay.addDays(m_day));
        ++state.extra[static_cast<size_t>(action)];
        m_naive.allowOneMore(customer, action, m_day);
        return say(QStringLiteral("one more for %1: ").arg(customer) + enumName(action));
    }
    case 8:
        if (customer != 4 || dice.take(8) != 0)
            return;
        m_naive.customers[customer].closed = m_customers[UserId{customer}].closed = true;
        return say(QStringLiteral("customer %1 closed").arg(customer));
    case 9: // a server whose clock is behind, around midnight
        m_day = std::max<qint64>(0, m_day - 1);
        return say(QStringLiteral("the day before"));
    default:
        ++m_day;
        return say(QStringLiteral("next day"));
    }
}

} // namespace guichet::model
