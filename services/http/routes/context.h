// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/idempotencykey.h"
#include "models/values/operation.h"
#include "services/http/request.h"
#include "services/http/routes/bankservices.h"
#include "services/identity/crypto.h"
#include "services/store/connection.h"

namespace guichet::http {

/// What a handler is given besides its request. Lives as long as the handler runs, in a worker thread.
struct Context {
    const BankServices &bank;
    store::Connection &connection;
    identity::Principal principal; ///< null user on open endpoints
    IdempotencyKey key;            ///< null where the endpoint isn't keyed
    const Request &request;        ///< as it was sent
    QString peer;                  ///< the client's address
    QByteArray accessToken;
    QByteArray ifMatch; ///< as sent; empty: not sent
    QList<std::pair<QByteArray, QByteArray>> *replyHeaders = nullptr; ///< what the handler adds, of an answer that isn't a problem

    /// Over method, path and body. It is kept for days beside the answer, and a body may hold a password: by a key, so that
    /// whoever has the database alone can try nothing.
    QByteArray requestHash() const
    {
        return identity::hmacSha256(bank.requestKey, request.method + '\0' + request.path + '\0' + request.body);
    }
    Actor actor() const { return {principal.user, principal.role}; }
    /// On endpoints that answer strangers, too: whether this is one.
    bool isStranger() const { return principal.user.isNull(); }
    void addHeader(const QByteArray &name, const QByteArray &value) const { replyHeaders->emplaceBack(name, value); }
    qint64 nowMicros() const { return bank.clock.nowMicros(); }
};

} // namespace guichet::http
