// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/accounts/cash.h"
#include "services/store/transaction.h"

#include <optional>

namespace guichet::tills {

/// A till is one of the bank's own accounts per currency; its cash is that account's balance. Any worker thread.

/// Gives a teller a till with an account in this currency; a second currency joins the till they have.
/// Refuses InvalidValue (name empty or taken by another teller's till).
Outcome<TillPosition> openTill(store::Transaction &transaction, const QString &name, UserId teller, Currency currency);

/// The till that this person works at, in one currency. Refuses TillMissing.
Outcome<TillPosition> tillOf(store::Connection &connection, UserId teller, Currency currency);
/// What accounts::prepareDeposit and prepareWithdrawal ask for; empty when there is no such till.
std::optional<accounts::CashDesk> cashDeskOf(store::Connection &connection, UserId teller, Currency currency);
/// All tills in a currency, by name.
QList<TillPosition> positions(store::Connection &connection, Currency currency);
/// The notes in a till, largest first; faces that it has none of are left out.
CashCount notesIn(store::Connection &connection, AccountId tillAccount);
/// The last operations at a till, newest first.
QList<TillLine> lastLines(store::Connection &connection, AccountId tillAccount, int count);

/// Cash from the vault into a till, note by note. Refuses CashMismatch (no notes, or faces the currency doesn't have).
Outcome<ledger::Command> prepareFloat(const IdempotencyKey &key, AccountId vault, AccountId tillAccount,
                                      Currency currency, const CashCount &cash, UserId maker);

} // namespace guichet::tills
