// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/values/page.h"
#include "services/identity/users.h"
#include "services/store/transaction.h"

namespace guichet::accounts {

/// What account numbers are made of (ISO 13616-1); configured.
struct BankIdentity {
    QString country = QStringLiteral("FR");
    QString bankCode = QStringLiteral("30006");
};

/// An account that somebody asks for.
struct OpeningRequest {
    QString product;
    Currency currency;
    QList<UserId> customers; ///< the first is the one whose name the account goes by; further ones are joint owners
};

/// Opens an account that waits for a second person. A customer's first one receives their transfers by e-mail.
/// Refuses NotFound (a customer), InvalidValue (no such product; no customer, or one twice), CustomerClosed. A refusal
/// writes nothing; so with all functions here.
Outcome<AccountDetails> openAccount(store::Transaction &transaction, const identity::Users &users,
                                    const BankIdentity &bank, const OpeningRequest &request, UserId maker,
                                    qint64 nowMicros);

enum class OpeningDecision { Approve, Refuse };

/// The second person's word on an account, or on a further owner of one in use: neither who opened it nor who asked for
/// the owner. Refuses NotFound, SelfApproval (for who
/// opened it the database refuses it too), StaleVersion, AlreadyDecided.
Outcome<AccountDetails> decideOpening(store::Transaction &transaction, const identity::Users &users,
                                      AccountId account, OpeningDecision decision, UserId decider, qint64 version,
                                      qint64 nowMicros);

/// What waits for a second person, by account: openings, and further owners of accounts in use (`customer` is the new
/// one, the product's name says so). Refuses InvalidValue (cursor).
Outcome<Page<AccountRequest>> waitingRequests(store::Connection &connection, const identity::Users &users,
                                              const PageRequest &page);

} // namespace guichet::accounts
