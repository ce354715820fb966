// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httplistener.h"

#include "services/http/eventstream.h"

#include <QRandomGenerator>
#include <QSslCipher>
#include <QSslEllipticCurve>
#include <QSslSocket>

#include <unistd.h>

namespace guichet::http {

QSslConfiguration serverTls(const ServerIdentity &identity)
{
    QSslConfiguration tls;
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    QList<QSslCipher> ciphers;
    for (const QSslCipher &cipher : QSslConfiguration::supportedCiphers()) {
        const QString name = cipher.name();
        const bool aead
            = name.contains(QLatin1String("GCM")) || name.contains(QLatin1String("CHACHA20"));
        const bool forwardSecret = name.startsWith(QLatin1String("TLS_"))
            || name.startsWith(QLatin1String("ECDHE-ECDSA-"));
        if (aead && forwardSecret)
            ciphers.append(cipher);
    }
    tls.setCiphers(ciphers);
    tls.setEllipticCurves({QSslEllipticCurve::fromShortName(QStringLiteral("X25519")),
                           QSslEllipticCurve::fromShortName(QStringLiteral("prime256v1"))});
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setLocalCertificateChain(identity.chain);
    tls.setPrivateKey(identity.key);
    return tls;
}

HttpListener::HttpListener(Gate &gate, const ServerOptions &options)
    : m_options(options)
    , m_tls(serverTls(options.identity))
    , m_replies(std::make_shared<ReplyQueue>(
          this, [this](ReplyQueue::Reply &&reply) { deliver(std::move(reply)); }))
    , m_environment{gate, m_replies, options.timeouts, options.trustedProxies, {}, {}, {}, 0}
    , m_tick(this)
{
    m_environment.clock.start();
    m_environment.requestIdPrefix
        = QByteArray::number(QRandomGenerator::system()->generate(), 16) + '-';
    setListenBacklogSize(limits::listenBacklog);
    m_tick.setInterval(m_options.timeouts.tick);
    connect(&m_tick, &QTimer::timeout, this, &HttpListener::onTick);
}

HttpListener::~HttpListener()
{
    m_replies->close();
    for (HttpConnection *connection : std::as_const(m_connections)) {
        connection->disconnect(this);
        delete connection;
    }
}

bool HttpListener::open()
{
    m_tick.start();
    return listen(m_options.address, m_options.port);
}

void HttpListener::setIdentity(const ServerIdentity &identity)
{
    m_tls = serverTls(identity);
}

void HttpListener::incomingConnection(qintptr descriptor)
{
    if (m_connections.size() >= m_options.connections || handshakes() >= limits::handshakes) {
        ::close(int(descriptor));
        return;
    }
    auto *socket = new QSslSocket;
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        ::close(int(descriptor));
        return;
    }
    socket->setSslConfiguration(m_tls);
    const quint64 id = ++m_lastId;
    auto *connection = new HttpConnection(id, socket, m_environment);
    connect(connection, &HttpConnection::closed, this, &HttpListener::onClosed);
    m_connections.insert(id, connection);
    m_count = int(m_connections.size());
    connection->start();
}

int HttpListener::handshakes() const
{
    if (m_connections.size() < limits::handshakes)
        return 0;
    return int(std::count_if(m_connections.begin(), m_connections.end(),
                             [](HttpConnection *c) { return c->isHandshaking(); }));
}

void HttpListener::onClosed(quint64 id)
{
    if (HttpConnection *connection = m_connections.take(id))
        connection->deleteLater();
    m_count = int(m_connections.size());
    finishDrain();
}

void HttpListener::deliver(ReplyQueue::Reply &&reply)
{
    HttpConnection *connection = m_connections.value(reply.connection);
    const bool isTaken = connection && connection->deliver(reply.request, reply.response);
    if (!isTaken && reply.response.stream)
        reply.response.stream->isOpen = false; // whoever sends learns that nobody reads
}

void HttpListener::onTick()
{
    const auto connections = m_connections.values(); // closing one changes the table
    for (HttpConnection *connection : connections)
        connection->checkDeadline();
    if (m_draining && m_environment.clock.elapsed() >= m_drainDeadline) {
        for (HttpConnection *connection : connections)
            connection->dropNow();
    }
}

void HttpListener::drain()
{
    if (m_draining)
        return;
    m_draining = true;
    m_drainDeadline = m_environment.clock.elapsed() + m_options.timeouts.drain.count();
    close();
    const auto connections = m_connections.values();
    for (HttpConnection *connection : connections)
        connection->drain();
    finishDrain();
}

void HttpListener::finishDrain()
{
    if (!m_draining || m_drained || !m_connections.isEmpty())
        return;
    m_drained = true;
    Q_EMIT drained();
}

} // namespace guichet::http
