// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/idempotencykey.h"
#include "models/values/operation.h"
#include "services/http/routes/bankservices.h"
#include "services/store/connection.h"

namespace guichet::http {

/// What a handler is given besides its request. Lives as long as the handler runs, in a worker thread.
struct Context {
    const BankServices &bank;
    store::Connection &connection;
    identity::Principal principal; ///< null user on open endpoints
    IdempotencyKey key;            ///< null where the endpoint isn't keyed
    QByteArray requestHash;        ///< SHA-256 over method, target and body
    QString peer;                  ///< the client's address
    QByteArray accessToken;

    Actor actor() const { return {principal.user, principal.role}; }
    qint64 nowMicros() const { return bank.clock.nowMicros(); }
};

} // namespace guichet::http
