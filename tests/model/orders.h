// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/model/naivebank.h"

#include <algorithm>

// Numbers made into what people ask of a bank: mostly sensible, often at an edge, sometimes crooked.
namespace guichet::model {

/// One random number, used up digit by digit. Zero gives the plainest of everything, so that shrinking makes it plainer.
class Dice
{
public:
    explicit Dice(quint64 number)
        : m_left(number)
    {
    }
    int take(int sides)
    {
        const auto face = m_left % static_cast<quint64>(sides);
        m_left /= static_cast<quint64>(sides);
        return static_cast<int>(face);
    }
    template <class List>
    auto pick(const List &list)
    {
        return list[static_cast<size_t>(take(static_cast<int>(list.size())))];
    }

private:
    quint64 m_left;
};

inline constexpr qint64 till = 21;
inline constexpr qint64 vault = 22;
inline constexpr qint64 settlement = 23;
inline constexpr qint64 settlementUsd = 24;
inline constexpr qint64 brim = 25; ///< holds nearly all that an account can
inline constexpr qint64 brimsOther = 26;
inline constexpr qint64 firstOpened = 31; ///< accounts that are opened on the way
inline constexpr qint64 nobody = 999;
inline constexpr qint64 teller = 90;
inline constexpr auto most = std::numeric_limits<qint64>::max();

/// Four customers, one not approved; an account in dollars; till and vault with notes.
inline naive::Bank openingBank()
{
    naive::Bank bank;
    for (const qint64 id : {1, 2, 3, 4})
        bank.customers[id].approved = id != 3;
    const auto open = [&bank](qint64 id, qint64 customer, qint64 balance, naive::Owner nature, const char *currency) {
        naive::Account &account = bank.accounts[id];
        account.nature = nature;
        account.customer = customer;
        account.currency = currency;
        account.balance = balance;
        account.allows = {Action::Deposit, Action::Withdrawal, Action::Transfer, Action::Payment};
        account.floor = nature == naive::Owner::Customers ? 0 : std::numeric_limits<qint64>::min();
    };
    using naive::Owner;
    open(11, 1, 50'000, Owner::Customers, "EUR");
    open(12, 1, 0, Owner::Customers, "EUR");
    open(13, 2, 50'000, Owner::Customers, "EUR");
    open(14, 3, 50'000, Owner::Customers, "EUR");
    open(15, 4, 30'000, Owner::Customers, "USD");
    open(till, 0, -100'000, Owner::BanksCash, "EUR");
    open(vault, 0, -1'000'000, Owner::BanksCash, "EUR");
    open(settlement, 0, 950'000, Owner::Banks, "EUR");
    open(brim, 0, most - 1'000, Owner::Banks, "EUR");
    open(brimsOther, 0, -(most - 1'000), Owner::Banks, "EUR");
    open(settlementUsd, 0, -30'000, Owner::Banks, "USD");
    bank.accounts[till].notes = {{5'000, 10}, {1'000, 50}};
    bank.accounts[vault].notes = {{5'000, 100}, {2'000, 100}, {1'000, 300}};
    return bank;
}

/// Makes orders about the bank as it stands.
class Orders
{
public:
    Orders(const naive::Bank &bank, Dice &dice)
        : m_bank(bank)
        , m_dice(dice)
    {
    }

    naive::Order next(int kind)
    {
        naive::Order order = straight(kind);
        if (m_dice.take(6) == 5)
            bend(order);
        return order;
    }

    /// The opposite of an entry, as asked for by the teller and approved by somebody else.
    naive::Order reversalOf(qint64 entry)
    {
        const auto original = m_bank.entries.find(entry);
        naive::Order order = original == m_bank.entries.end() ? transfer() : original->second.order;
        order.action.reset();
        order.captures = order.capturesOf = 0;
        order.reverses = entry;
        order.maker = teller;
        order.approver = teller + 1;
        for (auto &[account, amount] : order.legs)
            amount = -amount;
        switch (m_dice.take(24)) {
        case 20: order.approver = 0; break;
        case 21: order.approver = teller; break;
        case 22: bend(order); break;
        case 23: std::reverse(order.legs.begin(), order.legs.end()); break;
        default: break;
        }
        return order;
    }

    qint64 customersAccount()
    {
        std::vector<qint64> ids;
        for (const auto &[id, account] : m_bank.accounts) {
            if (account.nature == naive::Owner::Customers)
                ids.push_back(id);
        }
        return m_dice.pick(ids);
    }

private:
    naive::Order straight(int kind)
    {
        if (kind < 4)
            return transfer();
        if (kind < 6)
            return overTheCounter(Action::Deposit);
        if (kind < 8)
            return overTheCounter(Action::Withdrawal);
        if (kind < 9)
            return payment();
        if (kind < 10)
            return banksOwn();
        return kind < 11 ? tillMovement() : toMany();
    }

    naive::Order of(std::optional<Action> action, qint64 account)
    {
        naive::Order order;
        order.action = action;
        order.customer = action ? m_bank.accounts.at(account).customer : 0;
        order.maker = teller;
        order.currency = m_bank.accounts.at(account).currency;
        return order;
    }

    qint64 amount(qint64 payer, qint64 payee)
    {
        const auto whole = [](naive::Wide wide) { return static_cast<qint64>(std::clamp<naive::Wide>(wide, 1, most)); };
        const naive::Account &from = m_bank.accounts.at(payer);
        switch (m_dice.take(8)) {
        case 5: // to the last cent, and sometimes one more
            return whole(from.balance - from.reserved - from.floor + m_dice.take(2));
        case 6: // up to the cap of who isn't approved, and sometimes one more
            return whole(m_bank.cap - m_bank.accounts.at(payee).balance + m_dice.take(2));
        case 7:
            return 1 + m_dice.take(60'000);
        default:
            return 1 + m_dice.take(2'000);
        }
    }

    naive::Order transfer()
    {
        const qint64 payer = customersAccount();
        const qint64 payee = customersAccount();
        naive::Order order = of(Action::Transfer, payer);
        const qint64 moved = amount(payer, payee);
        order.legs = {{payer, -moved}, {payee, moved}};
        return order;
    }

    naive::Order payment()
    {
        const qint64 payer = customersAccount();
        naive::Order order = of(Action::Payment, payer);
        const qint64 moved = amount(payer, settlement);
        order.legs = {{payer, -moved}, {order.currency == "USD" ? settlementUsd : settlement, moved}};
        return order;
    }

    qint64 takeNotes(naive::Order &order)
    {
        qint64 worth = 0;
        for (const qint64 face : {5'000, 1'000, 2'000}) {
            const int count = m_dice.take(5) * (m_dice.take(8) == 7 ? 20 : 1);
            if (count > 0 || m_dice.take(4) == 3)
                order.notes.push_back({face, count});
            worth += face * count;
        }
        if (m_dice.take(4) == 3) {
            order.notes.push_back({1, 1 + m_dice.take(99)});
            worth += order.notes.back().second;
        }
        return worth;
    }

    naive::Order overTheCounter(Action action)
    {
        const qint64 account = customersAccount();
        naive::Order order = of(action, account);
        const qint64 worth = takeNotes(order) * (action == Action::Deposit ? 1 : -1);
        order.legs = {{account, worth}, {till, -worth}};
        return order;
    }

    naive::Order tillMovement()
    {
        naive::Order order = of(std::nullopt, till);
        const qint64 worth = takeNotes(order) * (m_dice.take(2) == 0 ? 1 : -1);
        order.legs = {{vault, worth}, {till, -worth}};
        return order;
    }

    /// Interest and fees; sometimes of a size that no account holds.
    naive::Order banksOwn()
    {
        const qint64 account = customersAccount();
        naive::Order order = of(std::nullopt, account);
        const qint64 own = order.currency == "USD" ? settlementUsd : settlement;
        if (m_dice.take(16) == 15) { // an account that is full
            const qint64 more = 500 * m_dice.take(4) + 1;
            order.currency = "EUR";
            order.legs = {{brim, more}, {settlement, -more}};
            return order;
        }
        qint64 moved = m_dice.take(3) == 2 ? -amount(account, own) : 1 + m_dice.take(500);
        if (m_dice.take(64) == 63)
            moved = static_cast<qint64>(m_bank.highest) + m_dice.take(2);
        order.legs = {{account, moved}, {own, -moved}};
        return order;
    }

    naive::Order toMany()
    {
        const qint64 payer = customersAccount();
        naive::Order order = of(m_dice.take(2) == 0 ? std::optional(Action::Transfer) : std::nullopt, payer);
        order.legs = {{payer, 0}};
        for (int i = 1 + m_dice.take(3); i > 0; --i) {
            const qint64 part = 1 + m_dice.take(3'000);
            order.legs.push_back({customersAccount(), part});
            order.legs.front().second -= part;
        }
        return order;
    }

    void bend(naive::Order &order)
    {
        auto &leg = order.legs[static_cast<size_t>(m_dice.take(static_cast<int>(order.legs.size())))];
        switch (m_dice.take(15)) {
        case 0: leg.second += 1; break;
        case 1: leg.second = 0; break;
        case 2: leg.second = -leg.second; break;
        case 3: leg.second = most; break;
        case 4: leg.second = -most - 1; break;
        case 5: leg.first = order.legs.front().first; break;
        case 6: leg.first = nobody; break;
        case 7: order.customer = nobody; break;
        case 8: order.customer = 1 + m_dice.take(4); break;
        case 9: order.approver = teller + m_dice.take(2); break;
        case 10: order.currency = order.currency == "EUR" ? "USD" : "EUR"; break;
        case 11: order.notes.push_back({5'000, 1 + m_dice.take(2)}); break;
        case 12: order.notes.push_back({1'234, 1}); break;
        case 13: order.notes.push_back({1'000, m_dice.take(2) == 0 ? -1 : most}); break;
        default: order.notes.clear(); break;
        }
    }

    const naive::Bank &m_bank;
    Dice &m_dice;
};

} // namespace guichet::model
