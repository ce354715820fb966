// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/loading.h"

#include "services/accounts/internalaccounts.h"

namespace guichet::demo {

using namespace Qt::StringLiterals;

accounts::LoadingTerms loadingTerms(const BankAssembly &bank, const Staff &staff, store::Connection &connection,
                                    qint64 nowMicros)
{
    const Currency currency = bank.settings().currency;
    const AccountId opening = store::inTransaction(connection, [&](store::Transaction &transaction) {
        return accounts::openInternalAccount(transaction, {u"opening:"_s + currency.code(), u"Opening balances"_s,
                                                           currency, ledger::AccountNature::Internal});
    });
    return {bank.settings().identity, currency,           opening, staff.tellers.first().user,
            staff.supervisor.user,    bank.calendar().dateAt(nowMicros), nowMicros};
}

QList<AccountId> loadWithAccounts(store::Transaction &transaction, const BankAssembly &bank, const Clock &clock,
                                  const accounts::LoadingTerms &terms, const QList<identity::LoadedCustomer> &customers,
                                  Random &random)
{
    const QList<UserId> ids = identity::loadCustomers(transaction, *bank.keys(), clock, customers);
    ledger::registerCustomers(transaction.connection(), ids, true);
    QList<accounts::LoadedAccount> loaded;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        loaded.append({ids[i], u"checking"_s, random.between(1'000, 900'000), true});
        if (i % 3 == 0)
            loaded.append({ids[i], u"savings"_s, random.between(10'000, 4'000'000), false});
    }
    return accounts::loadAccounts(transaction, bank.services().users, terms, loaded);
}

} // namespace guichet::demo
