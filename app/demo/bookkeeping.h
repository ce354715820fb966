// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cashmodel.h"
#include "app/demo/world.h"
#include "services/accounts/cash.h"
#include "services/ledger/command.h"

#include <array>

namespace guichet::demo {

/// What the demo knows of balances, limits and notes, so that it asks only for what the bank will book. Money that comes
/// in may be spent after settle(): the engine books what is submitted together in any order.
class Bookkeeping
{
public:
    struct Counter {
        Actor teller;
        accounts::CashDesk desk;
        CashModel cash;
    };

    Bookkeeping(World &world, QList<Counter> counters)
        : m_world(world)
        , m_counters(std::move(counters))
    {
    }

    /// Commands from here on are made at that moment.
    void setMoment(qint64 micros);
    void settle();

    // Each makes a command, or nothing where the rules or the money stand against it.
    void deposit(const Client &client, AccountId account, qint64 minorUnits, const QString &note);
    void withdraw(const Client &client, AccountId account, qint64 minorUnits);
    /// By themself, or at the counter.
    void transfer(const Client &client, AccountId from, AccountId to, qint64 minorUnits, const QString &reference,
                  bool atCounter);
    /// The bank's own posting from one of its accounts.
    void credit(AccountId from, AccountId to, EntryKind kind, qint64 minorUnits, const QString &note);
    void moveCash(AccountId from, AccountId to, const CashCount &cash);

    QList<Counter> &counters() { return m_counters; }
    qint64 balanceOf(AccountId account) const { return m_balances.value(account); }
    /// What has been made since the last asking.
    QList<ledger::Command> take() { return std::exchange(m_commands, {}); }

private:
    IdempotencyKey nextKey();
    bool mayStill(UserId customer, Action action) const;
    void count(UserId customer, Action action) { ++m_used[{customer, int(action)}]; }
    Counter &anyCounter() { return m_counters[m_world.random.below(m_counters.size())]; }

    World &m_world;
    QList<Counter> m_counters;
    qint64 m_momentMicros = 0;
    QDate m_businessDate;
    qint64 m_keys = 0;
    QHash<AccountId, qint64> m_balances; ///< settled, less what goes out
    QHash<AccountId, qint64> m_coming;
    QHash<std::pair<UserId, int>, int> m_used; ///< by customer and action
    QList<ledger::Command> m_commands;
};

} // namespace guichet::demo
