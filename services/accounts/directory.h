// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/identity/users.h"
#include "services/store/connection.h"

#include <QHash>
#include <optional>

namespace guichet::accounts {

/// Who holds which account, and what it is. Any worker thread.

/// Refuses NotFound (also for a customer who asks about an account that isn't theirs).
Outcome<AccountDetails> details(store::Connection &connection, const identity::Users &users, AccountId account,
                                const Actor &actor);
/// Somebody asks about an account.
struct AccountQuestion {
    AccountId account;
    Actor actor;
};
/// The same for several questions, of one or many people: as many answers, in that order, each as if it were alone.
QList<Outcome<AccountDetails>> details(store::Connection &connection, const identity::Users &users,
                                       const QList<AccountQuestion> &questions);
/// A user's accounts, closed and refused ones last, with balances. Refuses NotFound (a customer who asks about another).
Outcome<QList<AccountSummary>> accountsOf(store::Connection &connection, const identity::Users &users, UserId user,
                                          const Actor &actor);
/// The account with this IBAN in electronic form.
std::optional<AccountId> accountByNumber(store::Connection &connection, const QString &number);
/// The first is the one whose name the account goes by; empty: no customer's account has this id.
QList<UserId> holdersOf(store::Connection &connection, AccountId account);
/// Staff may see every customer's account, a customer those they hold.
bool maySee(store::Connection &connection, const Actor &actor, AccountId account);

/// How accounts are called in lists: a customer's by its first holder, the bank's own by a name of their own.
struct AccountName {
    QString name;
    UserId holder; ///< the first; none for the bank's own
};
/// Unknown accounts are left out.
QHash<AccountId, AccountName> namesOf(store::Connection &connection, const identity::Users &users,
                                      const QList<AccountId> &accounts);
/// How accounts are called where names may not change: a customer's by its IBAN, the bank's own by name.
QHash<AccountId, QString> numbersOf(store::Connection &connection, const QList<AccountId> &accounts);

} // namespace guichet::accounts
