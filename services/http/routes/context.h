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
    QByteArray requestHash;        ///< over method, path and body; keyed, as a body may hold a password
    QString peer;                  ///< the client's address
    QByteArray accessToken;
    QByteArray ifMatch; ///< as sent; empty: not sent
    QList<std::pair<QByteArray, QByteArray>> *replyHeaders = nullptr; ///< what the handler adds, of an answer that isn't a problem

    Actor actor() const { return {principal.user, principal.role}; }
    /// On endpoints that answer strangers, too: whether this is one.
    bool isStranger() const { return principal.user.isNull(); }
    void addHeader(const QByteArray &name, const QByteArray &value) const { replyHeaders->emplaceBack(name, value); }
    qint64 nowMicros() const { return bank.clock.nowMicros(); }
};

} // namespace guichet::http
