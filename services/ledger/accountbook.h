// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/command.h"
#include "services/store/connection.h"

#include <QtCore/QDate>

namespace guichet::ledger {

// The ledger's side of customers and accounts. Call these in the caller's transaction; they lock in the engine's order
// (customers by id, then accounts by id), so call them before anything that a batch would hold. All throw store::Fault.

/// What an account may be debited (or, for Deposit, credited at the counter) for.
class ActionSet
{
public:
    constexpr ActionSet() = default;
    constexpr ActionSet(std::initializer_list<Action> actions)
    {
        for (const Action action : actions)
            m_bits |= bit(action);
    }
    static constexpr ActionSet fromBits(unsigned bits)
    {
        ActionSet set;
        set.m_bits = bits;
        return set;
    }
    static constexpr ActionSet all() { return {Action::Deposit, Action::Withdrawal, Action::Transfer, Action::Payment}; }
    constexpr bool contains(Action action) const { return (m_bits & bit(action)) != 0; }
    constexpr unsigned bits() const { return m_bits; }
    friend constexpr bool operator==(const ActionSet &, const ActionSet &) = default;

private:
    static constexpr unsigned bit(Action action) { return 1U << static_cast<unsigned>(action); }
    unsigned m_bits = 0;
};

/// Whose an account is: a customer's; the bank's with cash in it (till, vault); the bank's other ones.
enum class AccountNature { Customer, Cash, Internal };

} // namespace guichet::ledger

template <>
struct guichet::EnumNames<guichet::ledger::AccountNature> {
    static constexpr const char *name = "AccountNature";
    static constexpr std::array values{std::pair{ledger::AccountNature::Customer, "customer"},
                                       std::pair{ledger::AccountNature::Cash, "cash"},
                                       std::pair{ledger::AccountNature::Internal, "internal"}};
};

namespace guichet::ledger {

struct OpenAccount {
    UserId owner; ///< the customer whose approval counts for the account; must be registered
    Currency currency;
    qint64 floorMinorUnits = 0; ///< lowest balance; negative allows an overdraft
    ActionSet allowed = ActionSet::all();
    AccountStatus status = AccountStatus::AwaitingApproval;
};

/// The hot row of a customer's account. NotFound: no such customer; CustomerClosed.
[[nodiscard]] Outcome<AccountId> openAccount(store::Connection &connection, const OpenAccount &account);

/// Active, Frozen, Refused. AccountClosed once it is closed; use closeAccount for Closed. Gives the status before.
[[nodiscard]] Outcome<AccountStatus> setAccountStatus(store::Connection &connection, AccountId account, AccountStatus status);

/// AccountNotEmpty while it holds money or reserved money; AccountClosed when it was.
[[nodiscard]] Outcome<AccountStatus> closeAccount(store::Connection &connection, AccountId account);

/// New terms of an account's product. InsufficientFunds when the balance is below the new floor.
[[nodiscard]] Outcome<AccountStatus> setAccountTerms(store::Connection &connection, AccountId account,
                                                     qint64 floorMinorUnits, ActionSet allowed);

/// The customer's limit row; nothing happens when there is one.
void registerCustomer(store::Connection &connection, UserId customer, bool approved = false);
/// Also lifts (or sets) the cap on all accounts the customer owns. NotFound.
[[nodiscard]] Outcome<UserId> setCustomerApproved(store::Connection &connection, UserId customer, bool approved);
/// Locks the customers' rows by id, for what may be done with open relationships only. NotFound, CustomerClosed.
[[nodiscard]] Outcome<void> lockOpenCustomers(store::Connection &connection, QList<UserId> customers);
/// From here on the customer acts no more. AccountNotEmpty while an account of theirs isn't closed. NotFound.
[[nodiscard]] Outcome<UserId> closeCustomer(store::Connection &connection, UserId customer);
/// One more operation of that kind on that business date. NotFound.
[[nodiscard]] Outcome<LimitUse> allowOneMore(store::Connection &connection, UserId customer, Action action,
                                             QDate businessDate, const DailyLimits &limitsPerDay);

/// The bank's account of that name and currency ("settlement:EUR", "opening:EUR", "vault:EUR", "till:7:EUR"), made when
/// there is none. It has no floor. Its nature is that of its first asking.
[[nodiscard]] AccountId bankAccount(store::Connection &connection, const QString &name, Currency currency,
                                    AccountNature nature = AccountNature::Internal);

} // namespace guichet::ledger
