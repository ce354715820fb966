// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/accounts/cash.h"
#include "services/identity/users.h"
#include "services/store/transaction.h"

#include <optional>

namespace guichet::tills {

/// A till is one of the bank's own accounts per currency; its cash is that account's balance. Any worker thread.

/// Who opens a till for whom.
struct TillOpening {
    QString name;
    UserId teller;
    Currency currency;
    UserId by;
    qint64 nowMicros = 0;
};
/// Gives a teller a till with an account in this currency; a second currency joins the till they have.
/// Refuses InvalidValue (name empty, too long or another teller's; the till has this currency already).
Outcome<TillPosition> openTill(store::Transaction &transaction, const TillOpening &opening);

/// The till that this person works at, in one currency. Refuses TillMissing.
Outcome<TillPosition> tillOf(store::Connection &connection, UserId teller, Currency currency);
/// What accounts::prepareDeposit and prepareWithdrawal ask for; empty when there is no such till.
std::optional<accounts::CashDesk> cashDeskOf(store::Connection &connection, UserId teller, Currency currency);
/// All tills in a currency, by name.
QList<TillPosition> positions(store::Connection &connection, Currency currency);
/// The notes in a till, largest first; faces that it has none of are left out.
CashCount notesIn(store::Connection &connection, AccountId tillAccount);
/// The last operations at a till, newest first, with the name of the customer who acted; among them its teller's
/// transfers, which move no cash.
QList<TillLine> lastLines(store::Connection &connection, const identity::Users &users, UserId teller,
                          AccountId tillAccount, int count);

/// Cash that the bank moves between accounts of its own, note by note: from the vault into a till; into the vault from
/// an account that holds no cash (settlement).
struct CashMove {
    AccountId from;
    AccountId to;
    Currency currency;
    CashCount cash;
    UserId maker;
};
/// Refuses SameAccount, CashMismatch (no notes, or faces that the currency doesn't have).
Outcome<ledger::Command> prepareCashMove(const IdempotencyKey &key, const CashMove &move);

} // namespace guichet::tills
