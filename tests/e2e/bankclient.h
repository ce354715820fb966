// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/wire/endpoint.h"
#include "models/wire/problem.h"
#include "tests/http/edgeclient.h"

#include <QElapsedTimer>

namespace guichet {

/// What the bank answered a typed call.
template <class A>
struct Said {
    EdgeClient::Reply reply;
    std::optional<A> value;
    wire::Problem problem;

    int status() const { return reply.status; }
    /// "200", or why not: "422 limit-reached".
    QString inShort() const
    {
        const QString status = QString::number(reply.status);
        return problem.code.isEmpty() ? status : status + u' ' + problem.code;
    }
};

/// One client on the bank's real TLS port, signed in or not. Blocking: the server has threads of its own. Any thread,
/// one at a time.
class BankClient
{
public:
    BankClient(quint16 port, QByteArray authority, const Clock &clock, QByteArray token = {})
        : m_port(port)
        , m_authority(std::move(authority))
        , m_clock(clock)
        , m_token(std::move(token))
    {
    }

    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    EdgeClient::Reply send(const QByteArray &method, const QByteArray &target, const Headers &headers = {},
                           const QByteArray &body = {})
    {
        QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n";
        if (!m_token.isEmpty())
            request += "Authorization: Bearer " + m_token + "\r\n";
        for (const auto &[name, value] : headers)
            request += name + ": " + value + "\r\n";
        if (!body.isNull())
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        EdgeClient &client = connected();
        client.send(request + "\r\n" + body);
        EdgeClient::Reply reply = client.read(method == "HEAD");
        if (reply.headers.value("connection") == "close")
            m_client.reset();
        return reply;
    }

    /// A keyed command gets a key of its own unless it is given one.
    template <class Q, class A>
    Said<A> call(const wire::Endpoint<Q, A> &endpoint, const Q &request, IdempotencyKey key = {})
    {
        if (key.isNull() && endpoint.info.keyed == wire::Keyed::Yes)
            key = IdempotencyKey::make(m_clock.nowMicros());
        const wire::EncodedRequest encoded = endpoint.encodeRequest(endpoint.info, request);
        Headers headers;
        if (!key.isNull())
            headers.emplaceBack("Idempotency-Key", key.text().toLatin1());
        if (!encoded.contentType.isEmpty())
            headers.emplaceBack("Content-Type", encoded.contentType);
        const bool hasBody = endpoint.info.method != wire::Method::Get;
        Said<A> said;
        said.reply = send(wire::methodName(endpoint.info.method).data(), encoded.target, headers,
                          hasBody ? QByteArray("") + encoded.body : QByteArray());
        if (said.reply.status >= 400)
            said.problem = wire::decodeProblem(said.reply.body).value_or(wire::Problem());
        else if (const auto value = endpoint.decodeResponse({said.reply.headers.value("content-type"), said.reply.body}))
            said.value = *value;
        else
            qWarning("%s: the answer can't be read: %s", endpoint.info.name, qPrintable(value.error()));
        return said;
    }

    void setToken(const QByteArray &token) { m_token = token; }
    const QByteArray &token() const { return m_token; }

private:
    EdgeClient &connected()
    {
        constexpr qint64 reuseWithinMs = 5'000; // well below the server's patience
        if (!m_client || m_client->socket.state() != QAbstractSocket::ConnectedState || m_idle.elapsed() > reuseWithinMs)
            m_client = std::make_unique<EdgeClient>(m_port, m_authority);
        m_idle.start();
        return *m_client;
    }

    quint16 m_port;
    QByteArray m_authority;
    const Clock &m_clock;
    QByteArray m_token;
    std::unique_ptr<EdgeClient> m_client;
    QElapsedTimer m_idle;
};

} // namespace guichet
