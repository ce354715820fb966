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

/// Money set aside.
struct Hold {
    qint64 account = 0;
    qint64 amount = 0;
    qint64 captured = 0;
    qint64 released = 0;
    qint64 expires = 0; ///< microseconds
    qint64 left() const { return amount - captured - released; }
};

struct Order {
    std::optional<Action> action;
    qint64 customer = 0;
    qint64 maker = 0;
    qint64 approver = 0;
    std::string currency = "EUR";
    std::vector<std::pair<qint64, qint64>> legs;  ///< account, amount
    std::vector<std::pair<qint64, qint64>> notes; ///< face, count
    qint64 reverses = 0; ///< the entry
    qint64 captures = 0; ///< the hold
    qint64 capturesOf = 0; ///< the account that the hold is said to be on
};

/// When an order is given, and under which number it is booked.
struct Now {
    qint64 day = 0;
    qint64 micros = 0;
    qint64 entry = 0;
};

/// What is remembered of an entry.
struct Entry {
    Order order;
    qint64 day = 0;
    qint64 reversedBy = 0;
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
    std::map<qint64, Entry> entries;
    std::map<qint64, Hold> holds;
    std::map<Action, int> limit{{Action::Deposit, 4}, {Action::Withdrawal, 4}, {Action::Transfer, 4}, {Action::Payment, 4}};
    Wide cap = 100'000;
    Wide highest = 1'000'000'000'000'000; ///< amount of a leg or hold

    Answer order(const Order &order, const Now &now)
    {
        Answer answer;
        collectObjections(order, now, answer);
        if (answer.isBooked())
            book(order, now, answer);
        return answer;
    }

    /// Both or none: first the reversal, then what should have been; or the other way round where money or notes lack.
    std::pair<Answer, Answer> correct(const Order &reversal, const Order &right, const Now &now, qint64 rightEntry);

    Answer reserve(qint64 customer, const std::string &currency, const Hold &hold, const Now &now);
    /// Release, or expire: only once its time has come.
    Answer giveBack(qint64 hold, qint64 account, bool expires, const Now &now);

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

    void collectObjections(const Order &order, const Now &now, Answer &answer) const
    {
        const auto object = [&answer](Refusal why, const std::string &field) { answer.objections.insert({why, field}); };
        for (const auto &[account, amount] : order.legs) {
            if (!accounts.count(account))
                object(Refusal::NotFound, sideOf(order, amount));
        }
        if (order.action ? !customers.count(order.customer)
                         : order.reverses != 0 && order.customer != 0 && !customers.count(order.customer))
            object(Refusal::NotFound, "customer");
        if (order.reverses != 0 && !entries.count(order.reverses))
            object(Refusal::NotFound, "original");
        if (order.captures != 0 && (!holds.count(order.captures) || holds.at(order.captures).account != order.capturesOf))
            object(Refusal::NotFound, "hold");
        if (!answer.isBooked())
            return; // nothing more can be said of who isn't there
        if (order.approver != 0 && order.approver == order.maker)
            object(Refusal::SelfApproval, "approver");
        objectToForm(order, answer);
        objectToCash(order, answer);
        if (order.action)
            objectToCustomer(order, now.day, answer);
        if (order.reverses != 0)
            objectToReversal(order, entries.at(order.reverses), answer);
        if (order.captures != 0)
            objectToCapture(order, holds.at(order.captures), now, answer);
        for (const auto &[account, amount] : order.legs)
            objectToLeg(order, accounts.at(account), amount, answer);
    }

    void objectToForm(const Order &order, Answer &answer) const
    {
        Wide sum = 0;
        std::set<qint64> seen;
        for (const auto &[account, amount] : order.legs) {
            sum += amount;
            if (amount == 0 || Wide(amount) > highest || Wide(amount) < -highest)
                answer.objections.insert({Refusal::InvalidAmount, "amount"});
            if (accounts.at(account).currency != order.currency)
                answer.objections.insert({Refusal::CurrencyMismatch, "currency"});
            if (!seen.insert(account).second)
                answer.objections.insert({Refusal::SameAccount, sideOf(order, amount)});
        }
        const qint64 actors = order.legs.front().second;
        if (order.action && (*order.action == Action::Deposit ? actors <= 0 : actors >= 0))
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
        const bool goesBack = order.reverses != 0 && amount < 0;
        if ((status == AccountStatus::Refused && !goesBack) || (waits && !ownPosting && amount < 0))
            answer.objections.insert({Refusal::AccountNotApproved, side});

        const bool isCustomers = account.nature == Owner::Customers;
        const bool asksProduct = !ownPosting && (amount < 0 || order.action == Action::Deposit);
        if (isCustomers && asksProduct && !account.allows.count(*order.action))
            answer.objections.insert({Refusal::ActionNotAllowed, side});

        const bool actorUnapproved = !ownPosting && !customers.at(order.customer).approved;
        if (!ownPosting && isCustomers && amount >= 0 && (actorUnapproved || isUnapproved(account))
            && cappedAfter(order, account) > cap)
            answer.objections.insert({Refusal::DepositCapExceeded, "amount"});
        const Wide after = account.balance + amount;
        const bool settles = order.captures != 0 && &account == &accounts.at(holds.at(order.captures).account);
        const Wide available = after - account.reserved + (settles ? holds.at(order.captures).left() : 0);
        if (!fits(after) || !fits(available))
            answer.objections.insert({Refusal::BalanceOverflow, "amount"});
        else if (amount < 0 && available < account.floor)
            answer.objections.insert({Refusal::InsufficientFunds, "amount"});
    }

    bool isUnapproved(const Account &account) const
    {
        return account.nature == Owner::Customers
            && (!customers.at(account.customer).approved || account.status == AccountStatus::AwaitingApproval);
    }

    /// The cap is for all that its owner has before approval, in that currency.
    Wide cappedAfter(const Order &order, const Account &account) const
    {
        Wide sum = 0;
        for (const auto &[id, other] : accounts) {
            const bool together = other.customer == account.customer && other.currency == account.currency
                && isUnapproved(account) && isUnapproved(other) && other.status != AccountStatus::Closed;
            if (&other != &account && !together)
                continue;
            sum += other.balance;
            for (const auto &[of, amount] : order.legs)
                sum += of == id ? amount : 0;
        }
        return sum;
    }

    void objectToReversal(const Order &order, const Entry &original, Answer &answer) const;
    void objectToCapture(const Order &order, const Hold &hold, const Now &now, Answer &answer) const;
    void giveLimitBack(qint64 original, qint64 day);

    void book(const Order &order, const Now &now, Answer &answer)
    {
        if (order.reverses != 0) {
            giveLimitBack(order.reverses, now.day);
            entries[order.reverses].reversedBy = now.entry;
        }
        if (order.captures != 0) {
            Hold &hold = holds[order.captures];
            accounts[hold.account].reserved -= hold.left();
            hold.captured += -order.legs.front().second;
            hold.released += hold.left();
        }
        entries[now.entry] = {order, now.day, 0};
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
        const qint64 counted = dayFor(order.customer, now.day);
        customers[order.customer].latestDay = counted;
        answer.used = ++done[{order.customer, *order.action, counted}];
        answer.allowed = allowedOn(order.customer, *order.action, now.day);
    }
};

} // namespace guichet::naive
