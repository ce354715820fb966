// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/values/customer.h"
#include "models/values/refusal.h"
#include "services/identity/masterkeys.h"

#include <QHash>
#include <QList>
#include <optional>

namespace guichet::store {
class Connection;
class Transaction;
} // namespace guichet::store

namespace guichet::identity {

struct NewCustomer {
    CustomerDeclaration declared;
    bool emailConfirmed = false; ///< a teller has seen that it is theirs
    QString passwordHash;        ///< of PasswordHasher; empty: the customer can't sign in
    UserId registeredBy;         ///< null: by themself, or the bank's own doing
};

struct NewStaff {
    QString name;
    QString email;
    Role role = Role::Teller;
    QString passwordHash;
    UserId registeredBy;
};

/// How a user of any role is called, and where transfers by e-mail arrive.
struct KnownUser {
    QString name;             ///< empty of a closed one
    AccountId defaultAccount; ///< null: none
};

/// Whom an e-mail address belongs to.
struct EmailOwner {
    UserId id;
    QString name;
    bool confirmed = false;
    UserStatus status = UserStatus::Active;
    AccountId defaultAccount; ///< null: none yet
};

/// The identities of customers and staff. Email, phone and ID number are sealed under the user's own data
/// key; equality is found by blind index. Every change is audited in the caller's transaction.
/// Unchangeable after construction; any thread, with that thread's connection. In a transaction read by
/// `transaction.connection()`.
class Users
{
public:
    Users(std::shared_ptr<const MasterKeys> keys, const Clock &clock);

    /// InvalidValue with the field ("name", "birth_date", "email", "phone", "address", "id_number");
    /// EmailTaken; IdNumberTaken (by another customer who isn't closed).
    /// Name and birth date are needed; the rest may be empty at first.
    [[nodiscard]] Outcome<UserId> registerCustomer(store::Transaction &transaction,
                                                   const NewCustomer &customer) const;
    /// InvalidValue ("name", "email", "role": a customer is no staff), EmailTaken.
    [[nodiscard]] Outcome<UserId> createStaff(store::Transaction &transaction,
                                              const NewStaff &staff) const;
    /// As registerCustomer; NotFound (no such customer), StaleVersion, CustomerClosed. A changed e-mail is
    /// unconfirmed until confirmed again; a changed name, birth date or ID number takes the approval away, which the
    /// caller tells the ledger. Gives the new version.
    [[nodiscard]] Outcome<qint64> updateCustomer(store::Transaction &transaction, UserId id,
                                                 const CustomerDeclaration &declared, qint64 version,
                                                 UserId byWhom) const;
    /// NotFound; InvalidValue ("email") when there is none.
    [[nodiscard]] Outcome<void> confirmEmail(store::Transaction &transaction, UserId id,
                                             UserId byWhom) const;
    /// Whether the ID has been approved. NotFound, CustomerClosed; SelfApproval when `byWhom` is the
    /// customer or registered them.
    [[nodiscard]] Outcome<void> setApproved(store::Transaction &transaction, UserId id, bool approved,
                                            UserId byWhom) const;
    /// Blocked users can't sign in; their sessions end. NotFound, CustomerClosed.
    [[nodiscard]] Outcome<void> setBlocked(store::Transaction &transaction, UserId id, bool blocked,
                                           UserId byWhom) const;
    /// Staff only (NotFound); InvalidValue ("role") for customer; Forbidden for one's own.
    [[nodiscard]] Outcome<void> setRole(store::Transaction &transaction, UserId id, Role role,
                                        UserId byWhom) const;
    /// Ends all sessions of the user. NotFound.
    [[nodiscard]] Outcome<void> setPasswordHash(store::Transaction &transaction, UserId id,
                                                const QString &passwordHash, UserId byWhom) const;
    /// Ends the relationship and erases the person: the data key, the blind indexes and the finder's words
    /// are destroyed, name, address and birth date overwritten, sessions ended. Entries and audit keep the
    /// id. The caller has made sure that no account holds money. NotFound, CustomerClosed.
    [[nodiscard]] Outcome<void> close(store::Transaction &transaction, UserId id, UserId byWhom) const;
    /// Receives transfers by e-mail; null: none. NotFound. The account is the caller's business.
    [[nodiscard]] Outcome<void> setDefaultAccount(store::Transaction &transaction, UserId id,
                                                  AccountId account) const;
    /// Same for many at once, for loading; unknown users are passed over. `users[i]` gets `accounts[i]`.
    void setDefaultAccounts(store::Transaction &transaction, const QList<UserId> &users,
                            const QList<AccountId> &accounts) const;

    /// Customers as one types: first the one whose number, e-mail, phone or ID number this is as a whole,
    /// then names of which every word typed begins a word. Closed customers are not found.
    [[nodiscard]] QList<CustomerSummary> find(store::Connection &connection, const QString &text,
                                              int limit) const;
    /// In the order given, those that exist.
    [[nodiscard]] QList<CustomerSummary> summaries(store::Connection &connection,
                                                   const QList<UserId> &ids) const;
    /// NotFound (staff are no customers). `review` is kyc's to fill.
    [[nodiscard]] Outcome<CustomerDetails> details(store::Connection &connection, UserId id) const;
    /// Names of users of any role; the empty text for a closed one.
    [[nodiscard]] QHash<UserId, QString> namesOf(store::Connection &connection,
                                                 const QList<UserId> &ids) const;
    [[nodiscard]] std::optional<EmailOwner> emailOwner(store::Connection &connection,
                                                       const QString &email) const;
    /// Null: none, or no such user.
    [[nodiscard]] AccountId defaultAccountOf(store::Connection &connection, UserId id) const;
    /// As namesOf, with their default accounts.
    [[nodiscard]] QHash<UserId, KnownUser> knownAs(store::Connection &connection, const QList<UserId> &ids) const;
    /// Customers, not closed, with this ID number, other than `except`.
    [[nodiscard]] QList<UserId> customersWithIdNumber(store::Connection &connection,
                                                      const QString &idNumber, UserId except) const;
    /// Null: nobody did. NotFound.
    [[nodiscard]] Outcome<UserId> registeredBy(store::Connection &connection, UserId id) const;
    /// Staff, by name. E-mail in full: for the administrator.
    [[nodiscard]] QList<SignedInUser> staffMembers(store::Connection &connection) const;

private:
    [[nodiscard]] QDate today() const;
    std::shared_ptr<const MasterKeys> m_keys;
    const Clock &m_clock;
};

} // namespace guichet::identity
