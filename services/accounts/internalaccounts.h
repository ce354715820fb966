// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/accountbook.h"
#include "services/store/transaction.h"

namespace guichet::accounts {

/// One of the bank's own accounts: a till's, the vault, settlement, opening balances.
struct InternalAccount {
    QString ledgerName; ///< as ledger::bankAccount takes it: "till:7:EUR"
    QString shownName;  ///< what lists show as counterparty: "Till 7"
    Currency currency;
    ledger::AccountNature nature = ledger::AccountNature::Internal;
};

/// Opens it, or gives the one there is (whose shown name stays). Any worker thread.
AccountId openInternalAccount(store::Transaction &transaction, const InternalAccount &account);

} // namespace guichet::accounts
