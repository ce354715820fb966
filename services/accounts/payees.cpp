// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/payees.h"

#include "models/values/accountnumber.h"
#include "services/accounts/directory.h"
#include "services/accounts/maskname.h"
#include "services/accounts/rows.h"
#include "services/store/arrays.h"

namespace guichet::accounts {

using store::Connection;

Outcome<Payee> payeeOf(Connection &connection, const identity::Users &users, AccountId account, const Actor &actor)
{
    auto found = connection.run("accounts/accounts", {{":ids", store::arrayOfIds(QList{account})}});
    const auto row = found.first();
    const QList<UserId> holders = holdersOf(connection, account);
    if (!row || holders.isEmpty())
        return refuse(Refusal::PayeeNotFound, "to");
    const QString name = users.namesOf(connection, {holders.first()}).value(holders.first());
    const bool inFull = actor.isStaff() || holders.contains(actor.user);
    return Payee{account, row->text("number"), inFull ? name : maskName(name), currencyFrom(*row, "currency")};
}

Outcome<Payee> payeeByNumber(Connection &connection, const identity::Users &users, const QString &number,
                             const Actor &actor)
{
    const auto iban = parseIban(number);
    const auto account = iban ? accountByNumber(connection, *iban) : std::nullopt;
    if (!account)
        return refuse(Refusal::PayeeNotFound, "to");
    return payeeOf(connection, users, *account, actor);
}

Outcome<Payee> payeeByEmail(Connection &connection, const identity::Users &users, const QString &email,
                            const Actor &actor)
{
    const auto owner = users.emailOwner(connection, email);
    if (!owner || owner->status == UserStatus::Closed)
        return refuse(Refusal::PayeeNotFound, "to");
    if (!owner->confirmed)
        return refuse(Refusal::PayeeUnconfirmed, "to");
    if (owner->defaultAccount.isNull())
        return refuse(Refusal::PayeeWithoutAccount, "to");
    auto payee = payeeOf(connection, users, owner->defaultAccount, actor);
    // Of a joint account's owners the one whom the address belongs to.
    if (payee)
        payee->name = maySee(connection, actor, payee->account) ? owner->name : maskName(owner->name);
    return payee;
}

} // namespace guichet::accounts
