// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/hold.h"
#include "models/values/operation.h"
#include "services/ledger/command.h"
#include "services/store/connection.h"

namespace guichet::accounts {

/// Money to be set aside.
struct HoldOrder {
    AccountId account;
    UserId customer; ///< the holder who acts; none: the first
    Money amount;
    qint64 expiresAtMicros = 0;
    QString note;
};

/// Money set aside that is taken: the whole or a part, for an account or the bank's settlement.
struct CaptureOrder {
    HoldId hold;
    Money amount;
    AccountId to; ///< none: the account that `settlement` names
    QString note;
};

/// Turn requests into the ledger's commands, as prepareDeposit (cash.h). Staff only: Forbidden for others. Refuse
/// NotFound, InvalidAmount, CurrencyMismatch, PayeeNotFound, SameAccount, InvalidValue (note).
Outcome<ledger::Command> prepareReserve(store::Connection &connection, const IdempotencyKey &key,
                                        const HoldOrder &order, const Actor &actor);
Outcome<ledger::Command> prepareCapture(store::Connection &connection, const IdempotencyKey &key,
                                        const CaptureOrder &order, AccountId settlement, const Actor &actor);
Outcome<ledger::Command> prepareRelease(store::Connection &connection, const IdempotencyKey &key, HoldId hold,
                                        const Actor &actor);

QByteArray requestHash(const HoldOrder &order);
QByteArray requestHash(const CaptureOrder &order);
QByteArray releaseHash(HoldId hold);

} // namespace guichet::accounts
