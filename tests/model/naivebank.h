// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/values/refusal.h"

#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

// The bank's rules once more, written from the requirements in the plainest way: maps, a list of all that was done, and
// numbers too wide to overflow. It shares only the names of things (models/values) with services/ledger.
namespace guichet::naive {

__extension__ using Wide = __int128;

inline bool fits(Wide number)
{
    return number >= std::numeric_limits<qint64>::min() && number <= std::numeric_limits<qint64>::max();
}

enum class Owner { Customers, BanksCash, Banks };

struct Account {
    Owner nature = Owner::Customers;
    qint64 customer = 0; ///< whose approval counts; 0: the bank's
    std::string currency = "EUR";
    AccountStatus status = AccountStatus::Active;
    std::set<Action> allows;
    Wide floor = 0;
    Wide balance = 0;
    Wide reserved = 0;
    qint64 postings = 0;
    std::map<qint64, qint64> notes; ///< count by face
};

struct Customer {
    bool approved = false;
    bool closed = false;
    qint64 latestDay = 0; ///< of anything that counted
};

struct Order {
    std::optional<Action> action;
    qint64 customer = 0;
    qint64 maker = 0;
    qint64 approver = 0;
    std::string currency = "EUR";
    std::vector<std::pair<qint64, qint64>> legs;  ///< account, amount
    std::vector<std::pair<qint64, qint64>> notes; ///< face, count
};

struct Posting {
    qint64 account = 0;
    Wide amount = 0;
    Wide after = 0;
    qint64 number = 0;
};

struct Answer {
    std::set<std::pair<Refusal, std::string>> objections; ///< all that speaks against it, with the field
    std::vector<Posting> postings;
    int used = 0;
    int allowed = 0;
    bool isBooked() const { return objections.empty(); }
    Refusal first() const { return objections.begin()->first; }
};

class Bank
{
public:
    std::map<qint64, Account> accounts;
    std::map<qint64, Customer> customers;
    std::map<std::tuple<qint64, Action, qint64>, int> done;  ///< by customer, action, day
    std::map<std::tuple<qint64, Action, qint64>, int> extra; ///< allowed more, likewise
    std::map<Action, int> limit{{Action::Deposit, 4}, {Action::Withdrawal, 4}, {Action::Transfer, 4}, {Action::Payment, 4}};
    Wide cap = 100'000;

    Answer order(const Order &order, qint64 day)
    {
        Answer answer;
        collectObjections(order, day, answer);
        if (answer.isBooked())
            book(order, day, answer);
        return answer;
    }

    /// The day that counts: never one before the latest that did.
    qint64 dayFor(qint64 customer, qint64 day) const { return std::max(day, customers.at(customer).latestDay); }
    int usedOn(qint64 customer, Action action, qint64 day) const
    {
        return countOf(done, {customer, action, dayFor(customer, day)});
    }
    int allowedOn(qint64 customer, Action action, qint64 day) const
    {
        return limit.at(action) + countOf(extra, {customer, action, dayFor(customer, day)});
    }
    void allowOneMore(qint64 customer, Action action, qint64 day)
    {
        const qint64 counted = dayFor(customer, day);
        customers[customer].latestDay = counted;
        ++extra[{customer, action, counted}];
    }

    Wide totalIn(const std::string &currency) const
    {
        Wide sum = 0;
        for (const auto &[id, account] : accounts)
            sum += account.currency == currency ? account.balance : 0;
        return sum;
    }

private:
    static int countOf(const std::map<std::tuple<qint64, Action, qint64>, int> &counts,
                       const std::tuple<qint64, Action, qint64> &of)
    {
        const auto found = counts.find(of);
        return found == counts.end() ? 0 : found->second;
    }

    static std::string sideOf(const Order &order, qint64 amount)
    {
        return order.action && *order.action != Action::Deposit && amount > 0 ? "payee" : "account";
    }

    void collectObjections(const Order &order, qint64 day, Answer &answer) const
    {
        const auto object = [&answer](Refusal why, const std::string &field) { answer.objections.insert({why, field}); };
        for (const auto &[account, amount] : order.legs) {
            if (!accounts.count(account))
                object(Refusal::NotFound, sideOf(order, amount));
        }
        if (order.action && !customers.count(order.customer))
            object(Refusal::NotFound, "customer");
        if (!answer.isBooked())
            return; // nothing more can be said of who isn't there
        if (order.approver != 0 && order.approver == order.maker)
            object(Refusal::SelfApproval, "approver");
        objectToForm(order, answer);
        objectToCash(order, answer);
        if (order.action)
            objectToCustomer(order, day, answer);
        for (const auto &[account, amount] : order.legs)
            objectToLeg(order, accounts.at(account), amount, answer);
    }

    void objectToForm(const Order &order, Answer &answer) const
    {
        Wide sum = 0;
        std::set<qint64> seen;
        for (const auto &[account, amount] : order.legs) {
            sum += amount;
            if (amount == 0 || amount == std::numeric_limits<qint64>::min())
                answer.objections.insert({Refusal::InvalidAmount, "amount"});
            if (accounts.at(account).currency != order.currency)
                answer.objections.insert({Refusal::CurrencyMismatch, "currency"});
            if (!seen.insert(account).second)
                answer.objections.insert({Refusal::SameAccount, sideOf(order, amount)});
        }
        const qint64 actors = order.legs.front().second;
        if (order.action && (*order.action == Action::Deposit ? actors < 0 : actors > 0))
            answer.objections.insert({Refusal::InvalidAmount, "amount"});
        if (sum != 0)
            answer.objections.insert({Refusal::InvalidValue, "legs"});
    }

    std::optional<Wide> worthOf(const Order &order) const
    {
        static const std::map<std::string, std::set<qint64>> faces{
            {"EUR", {50'000, 20'000, 10'000, 5'000, 2'000, 1'000, 500, 1}},
            {"USD", {10'000, 5'000, 2'000, 1'000, 500, 200, 100, 1}}};
        Wide worth = 0;
        std::set<qint64> seen;
        for (const auto &[face, count] : order.notes) {
            if (count < 0 || !faces.at(order.currency).count(face) || !seen.insert(face).second)
                return std::nullopt;
            worth += Wide(face) * count;
        }
        return fits(worth) ? std::optional(worth) : std::nullopt;
    }

    void objectToCash(const Order &order, Answer &answer) const
    {
        const std::optional<Wide> worth = worthOf(order);
        bool hasCashLeg = false;
        for (const auto &[id, amount] : order.legs) {
            const Account &account = accounts.at(id);
            if (account.nature != Owner::BanksCash)
                continue;
            hasCashLeg = true;
            if (!worth || (*worth != Wide(amount) && *worth != -Wide(amount)))
                answer.objections.insert({Refusal::CashMismatch, "cash"});
            for (const auto &[face, count] : order.notes) {
                const auto lies = account.notes.find(face);
                if (amount >= 0 && count > (lies == account.notes.end() ? 0 : lies->second))
                    answer.objections.insert({Refusal::TillShort, "cash"});
            }
        }
        if (!hasCashLeg && !order.notes.empty())
            answer.objections.insert({Refusal::CashMismatch, "cash"});
    }

    void objectToCustomer(const Order &order, qint64 day, Answer &answer) const
    {
        const Customer &customer = customers.at(order.customer);
        if (customer.closed)
            answer.objections.insert({Refusal::CustomerClosed, "customer"});
        if (!customer.approved && order.action != Action::Deposit)
            answer.objections.insert({Refusal::CustomerNotApproved, "customer"});
        if (usedOn(order.customer, *order.action, day) >= allowedOn(order.customer, *order.action, day))
            answer.objections.insert({Refusal::LimitReached, "customer"});
    }

    void objectToLeg(const Order &order, const Account &account, qint64 amount, Answer &answer) const
    {
        const std::string side = sideOf(order, amount);
        const bool ownPosting = !order.action.has_value();
        const AccountStatus status = account.status;
        if (status == AccountStatus::Closed)
            answer.objections.insert({Refusal::AccountClosed, side});
        if (status == AccountStatus::Frozen && !ownPosting)
            answer.objections.insert({Refusal::AccountFrozen, side});
        const bool waits = status == AccountStatus::AwaitingApproval;
        if (status == AccountStatus::Refused || (waits && !ownPosting && amount < 0))
            answer.objections.insert({Refusal::AccountNotApproved, side});

        const bool isCustomers = account.nature == Owner::Customers;
        const bool asksProduct = !ownPosting && (amount < 0 || order.action == Action::Deposit);
        if (isCustomers && asksProduct && !account.allows.count(*order.action))
            answer.objections.insert({Refusal::ActionNotAllowed, side});

        const Wide after = account.balance + amount;
        const Wide available = after - account.reserved;
        const bool unapproved = (account.customer != 0 && !customers.at(account.customer).approved) || waits
            || (!ownPosting && !customers.at(order.customer).approved);
        if (!ownPosting && isCustomers && amount >= 0 && unapproved && after > cap)
            answer.objections.insert({Refusal::DepositCapExceeded, "amount"});
        if (!fits(after) || !fits(available))
            answer.objections.insert({Refusal::BalanceOverflow, "amount"});
        else if (amount < 0 && available < account.floor)
            answer.objections.insert({Refusal::InsufficientFunds, "amount"});
    }

    void book(const Order &order, qint64 day, Answer &answer)
    {
        for (const auto &[id, amount] : order.legs) {
            Account &account = accounts[id];
            account.balance += amount;
            answer.postings.push_back({id, amount, account.balance, ++account.postings});
            if (account.nature != Owner::BanksCash)
                continue;
            for (const auto &[face, count] : order.notes)
                account.notes[face] += amount < 0 ? count : -count;
        }
        if (!order.action)
            return;
        const qint64 counted = dayFor(order.customer, day);
        customers[order.customer].latestDay = counted;
        answer.used = ++done[{order.customer, *order.action, counted}];
        answer.allowed = allowedOn(order.customer, *order.action, day);
    }
};

} // namespace guichet::naive
