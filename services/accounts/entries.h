// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/values/page.h"
#include "services/identity/users.h"
#include "services/ledger/command.h"
#include "services/store/connection.h"

#include <optional>

namespace guichet::accounts {

/// What a booked command answers.
Receipt receiptOf(const ledger::Command &command, const ledger::Booked &booked);

/// An account's postings, newest first, with counterparties' names (masked for a customer, in full for staff).
/// Refuses NotFound, InvalidValue (cursor).
Outcome<Page<PostingLine>> postingsPage(store::Connection &connection, const identity::Users &users,
                                        AccountId account, const PageRequest &page, const Actor &actor);
/// Somebody asks for a page of an account.
struct PageQuestion {
    AccountId account;
    PageRequest page;
    Actor actor;
};
/// The same for several questions, of one or many people: as many answers, in that order, each as if it were alone.
QList<Outcome<Page<PostingLine>>> postingsPages(store::Connection &connection, const identity::Users &users,
                                                const QList<PageQuestion> &questions);

/// What became of the operation that this principal sent under a key.
OperationResult operation(store::Connection &connection, UserId principal, const IdempotencyKey &key);

/// The verdict that is stored under this key, if there is one: what a request sent again is answered, whatever has
/// changed since. KeyReused when that was another request.
std::optional<Outcome<Receipt>> answeredBefore(store::Connection &connection, UserId principal,
                                               const IdempotencyKey &key, const QByteArray &requestHash);

} // namespace guichet::accounts
