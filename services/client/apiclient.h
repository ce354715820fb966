// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/values/idempotencykey.h"
#include "services/client/failure.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>
#include <vector>

namespace guichet::client {

/// How the last exchange with the server went.
enum class Connection { Online, Reconnecting, Untrusted };

/// The desk's way to the server: typed calls over TLS, trusting one certificate authority only. Lives in the GUI
/// thread and never blocks it.
///
/// QNetworkAccessManager sends a POST again by itself when a connection drops; therefore every keyed command carries its
/// Idempotency-Key, given by the caller for money (see PostingOperation), made here for the rest.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    /// `authority` is the only one trusted, whatever the system trusts.
    ApiClient(const QUrl &server, const QList<QSslCertificate> &authority, const Clock &clock, QObject *parent = nullptr);

    /// Calls `done` once, in this thread, unless `context` is gone by then.
    template <class Q, class A>
    void call(const wire::Endpoint<Q, A> &endpoint, const Q &request, QObject *context,
              std::function<void(Result<A>)> done, const IdempotencyKey &key = {})
    {
        send(endpoint.info, endpoint.encodeRequest(endpoint.info, request), key, context,
             [decode = endpoint.decodeResponse, done = std::move(done)](Result<wire::RawBody> reply) {
                 if (!reply)
                     return done(tl::unexpected(reply.error()));
                 auto decoded = decode(*reply);
                 if (!decoded)
                     return done(tl::unexpected(unreadable(decoded.error())));
                 done(std::move(*decoded));
             });
    }

    /// The untyped form: the same bytes again under the same key (PostingOperation).
    void send(const wire::EndpointInfo &info, const wire::EncodedRequest &request, const IdempotencyKey &key,
              QObject *context, std::function<void(Result<wire::RawBody>)> done);

    /// Asks for an answer that doesn't end by itself (Server-Sent Events), with no limit of time; going on after `lastId`
    /// unless that is empty. The reply is the caller's.
    QNetworkReply *openStream(const wire::EndpointInfo &info, const QByteArray &lastId);

    /// Empty: whoever was signed in no longer is.
    void setAccessToken(const QByteArray &token);
    /// Counts up when somebody signs out. What was asked before is then never repeated: it would be in another's name.
    int signOuts() const { return m_signOuts; }
    /// Asked when the server no longer takes the access token: renew it, then say whether that worked.
    using Renewal = std::function<void(std::function<void(bool)>)>;
    void setRenewal(Renewal renewal) { m_renewal = std::move(renewal); }
    /// Asked when the server wants to know once more who is there: ask them, then say whether they have shown it. What was
    /// asked for is then repeated, under its key; else its refusal is delivered.
    using Confirmation = Renewal;
    void setConfirmation(Confirmation confirmation) { m_confirmation = std::move(confirmation); }

    Connection connection() const { return m_connection; }
    const QUrl &server() const { return m_server; }
    const Clock &clock() const { return m_clock; }

Q_SIGNALS:
    void connectionChanged(guichet::client::Connection connection);

private:
    struct Exchange;

    QNetworkRequest requestFor(const QByteArray &target) const;
    static Failure unreadable(const QString &detail);
    void start(std::shared_ptr<Exchange> exchange);
    void finish(const std::shared_ptr<Exchange> &exchange, QNetworkReply *reply);
    void renewAndRepeat(const std::shared_ptr<Exchange> &exchange);
    void confirmAndRepeat(const std::shared_ptr<Exchange> &exchange, const Failure &refused);
    Failure failureOf(const Exchange &exchange, QNetworkReply &reply, const QByteArray &body);
    void setConnection(Connection connection);

    QUrl m_server;
    const Clock &m_clock;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_network;
    QNetworkAccessManager m_streams; ///< apart: a stream takes a connection for good
    QByteArray m_accessToken;
    int m_signOuts = 0;
    Renewal m_renewal;
    Confirmation m_confirmation;
    std::vector<std::pair<std::shared_ptr<Exchange>, Failure>> m_unconfirmed; ///< wait for the confirmation under way
    Connection m_connection = Connection::Reconnecting;
};

} // namespace guichet::client
