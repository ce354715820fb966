// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/refusal.h"
#include "models/wire/endpoint.h"
#include "models/wire/problem.h"
#include "services/http/certificates.h"

#include <QHash>
#include <QPointer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUrl>

#include <functional>

namespace guichet::testing {

/// What the server does with one request.
struct Answer {
    enum class Kind {
        Reply,
        Cut,   ///< reads the whole request, then hangs up
        Garble, ///< hangs up in the middle of the answer
        Stream ///< begins an answer of Server-Sent Events: tell() goes on, endStreams() ends it
    };

    Kind kind = Kind::Reply;
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    int delayMs = 0;

    static Answer cut() { return {Kind::Cut, 0, {}, {}, 0}; }
    static Answer stream(const QByteArray &beginning) { return {Kind::Stream, 200, "text/event-stream", beginning, 0}; }
    static Answer problem(int status, const QString &code, const QList<wire::FieldError> &errors = {});
    static Answer refusal(Refusal refusal);
    Answer after(int milliseconds) const;
};

/// HTTPS on a loopback port: below the real ApiClient, with scripted answers. What isn't scripted is 404. Same thread.
class ScriptedServer : public QTcpServer
{
    Q_OBJECT

public:
    struct Request {
        QByteArray method;
        QByteArray target;
        QHash<QByteArray, QByteArray> headers; ///< lower-case names
        QByteArray body;
    };

    ScriptedServer();
    /// Says that it is somebody: for clients that don't believe it.
    explicit ScriptedServer(const http::ServerIdentity &identity);

    /// Answers this endpoint like this from now on.
    void give(const wire::EndpointInfo &endpoint, const Answer &answer) { m_standing[endpoint.name] = answer; }
    template <class Q, class A>
    void give(const wire::Endpoint<Q, A> &endpoint, const A &value)
    {
        give(endpoint.info, reply(endpoint, value));
    }
    /// Answers this endpoint by what is asked.
    using Answerer = std::function<Answer(const Request &)>;
    void giveBy(const wire::EndpointInfo &endpoint, Answerer answerer) { m_byRequest[endpoint.name] = std::move(answerer); }
    /// Before what it gives from now on: these, one each.
    void script(const wire::EndpointInfo &endpoint, const QList<Answer> &answers) { m_once[endpoint.name] += answers; }
    template <class Q, class A>
    static Answer reply(const wire::Endpoint<Q, A> &endpoint, const A &value)
    {
        const wire::RawBody body = endpoint.encodeResponse(value);
        return {Answer::Kind::Reply, body.bytes.isEmpty() ? 204 : 200, body.contentType, body.bytes, 0};
    }

    /// To all streams that are open.
    void tell(const QByteArray &bytes);
    void endStreams();

    QList<Request> requests(const wire::EndpointInfo &endpoint) const { return m_requests.value(endpoint.name); }
    int requestCount() const { return m_requestCount; }
    QUrl url() const;
    const QList<QSslCertificate> &authority() const { return m_authority; }
    /// Takes no more connections and cuts those there are.
    void stop();
    /// On the same port again.
    void restart();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QSslSocket *socket);
    void answer(QSslSocket *socket, const Request &request);
    Answer answerTo(const Request &request);
    void write(QSslSocket *socket, const Answer &answer);
    static const wire::EndpointInfo *endpointOf(const Request &request);

    QTemporaryDir m_folder;
    http::ServerIdentity m_identity;
    QList<QSslCertificate> m_authority;
    quint16 m_port = 0;
    QList<QPointer<QSslSocket>> m_streams;
    QHash<QByteArray, Answer> m_standing;
    QHash<QByteArray, Answerer> m_byRequest;
    QHash<QByteArray, QList<Answer>> m_once;
    QHash<QByteArray, QList<Request>> m_requests;
    int m_requestCount = 0;
};

} // namespace guichet::testing
