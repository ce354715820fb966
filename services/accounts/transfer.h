// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "services/ledger/command.h"
#include "services/store/connection.h"

namespace guichet::accounts {

/// As prepareDeposit (cash.h). Refuses NotFound (`from` isn't the actor's, or `customer` doesn't hold it), Forbidden
/// (compliance, managers and administrators don't transfer), InvalidAmount, CurrencyMismatch, SameAccount,
/// InvalidValue (reference), PayeeNotFound.
Outcome<ledger::Command> prepareTransfer(store::Connection &connection, const IdempotencyKey &key,
                                         const TransferRequest &request, const Actor &actor);

QByteArray requestHash(const TransferRequest &request);

} // namespace guichet::accounts
