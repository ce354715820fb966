// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/ledger/command.h"
#include "services/store/connection.h"

#include <optional>

namespace guichet::accounts {

/// Where the cash goes or comes from: the account of the teller's till in the request's currency.
struct CashDesk {
    AccountId account;
    Currency currency;
};

/// Turns a request into the ledger's command: who may ask, who acts, and what is asked, without looking at balances,
/// limits or standing (the posting engine does so under its locks). `desk` is empty for one who has no till.
/// Refuse NotFound (account, or `customer` doesn't hold it), Forbidden (only tellers and supervisors handle cash),
/// InvalidAmount, CurrencyMismatch, CashMismatch, InvalidValue (note, source of funds), TillMissing.
/// After a refusal ask answeredBefore() (entries.h): the same request may have been booked before things changed.
Outcome<ledger::Command> prepareDeposit(store::Connection &connection, const IdempotencyKey &key,
                                        const CashRequest &request, const Actor &actor,
                                        const std::optional<CashDesk> &desk);
Outcome<ledger::Command> prepareWithdrawal(store::Connection &connection, const IdempotencyKey &key,
                                           const CashRequest &request, const Actor &actor,
                                           const std::optional<CashDesk> &desk);

/// SHA-256 over every field of the request in a fixed order: two requests under one key are the same or a refusal.
QByteArray requestHash(EntryKind kind, const CashRequest &request);

} // namespace guichet::accounts
