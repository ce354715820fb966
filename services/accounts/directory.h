// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/store/connection.h"

#include <QHash>
#include <optional>

namespace guichet::accounts {

/// "Ana Fontaine" as another customer reads it: "A••••• F•••••"; the dots don't tell the length.
QString maskName(const QString &name);

/// Refuses NotFound (also for a customer who asks about an account that isn't theirs).
Outcome<AccountDetails> details(store::Connection &connection, AccountId account, const Actor &actor);
/// A user's accounts, open ones first, with balances. What the actor may not see is NotFound.
Outcome<QList<AccountSummary>> accountsOf(store::Connection &connection, UserId user, const Actor &actor);
/// The account with this IBAN in electronic form.
std::optional<AccountId> accountByNumber(store::Connection &connection, const QString &number);
QList<Holder> holdersOf(store::Connection &connection, AccountId account);
bool isHolder(store::Connection &connection, UserId user, AccountId account);
/// Staff may act on every account, a customer on those they hold.
bool mayActOn(store::Connection &connection, const Actor &actor, AccountId account);

/// How accounts are called in lists: a customer's by number and first holder, the bank's own by name.
struct AccountName {
    QString number; ///< empty for the bank's own
    QString name;
    bool isCustomers = false;
};
QHash<AccountId, AccountName> namesOf(store::Connection &connection, const QList<AccountId> &accounts);

/// Which payee an IBAN or an e-mail address means, before anything is posted; a customer reads the name masked.
/// Refuse PayeeNotFound; by e-mail also PayeeUnconfirmed and PayeeWithoutAccount.
Outcome<Payee> payeeByNumber(store::Connection &connection, const QString &number, const Actor &actor);
Outcome<Payee> payeeByEmail(store::Connection &connection, const QString &email, const Actor &actor);
/// The same for an account known by its id (a customer's own, or one resolved before).
Outcome<Payee> payeeOf(store::Connection &connection, AccountId account, const Actor &actor);

} // namespace guichet::accounts
