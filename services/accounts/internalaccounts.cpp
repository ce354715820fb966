// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/internalaccounts.h"

namespace guichet::accounts {

AccountId openInternalAccount(store::Transaction &transaction, const InternalAccount &account)
{
    const AccountId id = ledger::bankAccount(transaction.connection(), account.ledgerName, account.currency,
                                             account.nature);
    transaction.run("accounts/insert_internal_account",
                    {{":id", id}, {":name", account.shownName}, {":currency", account.currency.code()}});
    return id;
}

} // namespace guichet::accounts
