// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/ledger/command.h"
#include "services/store/connection.h"

namespace guichet::accounts {

/// Where a customer's money comes from or goes to when no teller counts it: an account of the bank's own, declared in
/// the table accounts.funding_source.
struct FundingSource {
    QString code;
    QString name;
    Currency currency;
    bool paysIn = false;
    bool paysOut = false;
    qint64 mostMinorUnits = 0; ///< at once
};

QList<FundingSource> fundingSources(store::Connection &connection);

/// A customer's own deposit from, or withdrawal to, the source that the request names. Refuse as prepareDeposit
/// (cash.h), Forbidden for all but customers, CashMismatch where notes are named, InvalidValue ("source_of_funds") for a
/// source that there isn't or that doesn't pay in this direction, InvalidAmount over what it pays at once.
Outcome<ledger::Command> prepareFundedDeposit(store::Connection &connection, const IdempotencyKey &key,
                                              const CashRequest &request, const Actor &actor);
Outcome<ledger::Command> prepareFundedWithdrawal(store::Connection &connection, const IdempotencyKey &key,
                                                 const CashRequest &request, const Actor &actor);

} // namespace guichet::accounts
