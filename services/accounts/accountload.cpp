// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/accountload.h"

#include "models/values/accountnumber.h"
#include "services/accounts/products.h"
#include "services/store/arrays.h"

#include <QHash>

namespace guichet::accounts {

using store::Transaction;

static QList<ledger::BulkAccount> ledgerRows(Transaction &transaction, const LoadingTerms &terms,
                                             const QList<LoadedAccount> &accounts)
{
    QHash<QString, Product> offered;
    for (const Product &product : products(transaction.connection())) {
        if (product.currency == terms.currency)
            offered.insert(product.code, product);
    }
    QList<ledger::BulkAccount> rows;
    rows.reserve(accounts.size());
    for (const LoadedAccount &account : accounts) {
        const auto product = offered.constFind(account.product);
        if (product == offered.constEnd())
            qFatal("an account to be loaded has an unknown product");
        rows.append({{account.customer, terms.currency, product->floorMinorUnits, actionsOf(*product),
                      AccountStatus::Active},
                     account.openingMinorUnits});
    }
    return rows;
}

QList<AccountId> loadAccounts(Transaction &transaction, const identity::Users &users, const LoadingTerms &terms,
                              const QList<LoadedAccount> &accounts)
{
    const QList<AccountId> ids
        = ledger::loadAccounts(transaction.connection(), ledgerRows(transaction, terms, accounts),
                               terms.openingAccount, terms.maker, terms.businessDate, terms.nowMicros);
    QList<QString> numbers;
    QList<QString> codes;
    QList<qint64> customers;
    QList<UserId> defaultOf;
    QList<AccountId> defaults;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto number = makeIban(terms.bank.country, terms.bank.bankCode, ids.at(i).value);
        if (!number)
            qFatal("the configured country and bank code make no account numbers");
        numbers.append(*number);
        codes.append(accounts.at(i).product);
        customers.append(accounts.at(i).customer.value);
        if (accounts.at(i).isDefault) {
            defaultOf.append(accounts.at(i).customer);
            defaults.append(ids.at(i));
        }
    }
    const QString idArray = store::arrayOfIds(ids);
    transaction.run("accounts/load_accounts", {{":ids", idArray},
                                               {":numbers", store::arrayOfText(numbers)},
                                               {":products", store::arrayOfText(codes)},
                                               {":currency", terms.currency.code()},
                                               {":maker", terms.maker},
                                               {":checker", terms.checker},
                                               {":now", terms.nowMicros}});
    transaction.run("accounts/load_holders",
                    {{":ids", idArray}, {":customers", store::arrayOfInt64(customers)}});
    users.setDefaultAccounts(transaction, defaultOf, defaults);
    return ids;
}

} // namespace guichet::accounts
