// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/certificates.h"
#include "services/http/httpconnection.h"
#include "services/http/replyqueue.h"

#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <atomic>

namespace guichet::http {

// What a server may be told; the rest is in limits.h.
struct ServerOptions {
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; // 0: any free one
    ServerIdentity identity;
    QList<QHostAddress> trustedProxies; // whose X-Forwarded-For is believed
    Timeouts timeouts;
    int connections = limits::connections;
};

// TLS 1.3, and 1.2 with forward secrecy and AEAD only; X25519 and P-256.
[[nodiscard]] QSslConfiguration serverTls(const ServerIdentity &identity);

// The listening socket and its connections, in the I/O thread. Not QSslServer: that one queues
// sockets whose handshake has not ended, and a few mute clients then block all others.
class HttpListener : public QTcpServer
{
    Q_OBJECT
public:
    HttpListener(Gate &gate, const ServerOptions &options);
    ~HttpListener() override;

    [[nodiscard]] bool open();
    void setIdentity(const ServerIdentity &identity); // for connections from now on
    void drain();
    [[nodiscard]] int connectionCount() const { return m_count; } // any thread

Q_SIGNALS:
    void drained();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void onTick();
    void onClosed(quint64 id);
    void deliver(ReplyQueue::Reply &&reply);
    void finishDrain();
    [[nodiscard]] int handshakes() const;

    const ServerOptions m_options;
    QSslConfiguration m_tls;
    std::shared_ptr<ReplyQueue> m_replies;
    ConnectionEnvironment m_environment;
    QHash<quint64, HttpConnection *> m_connections;
    std::atomic<int> m_count = 0;
    quint64 m_lastId = 0;
    QTimer m_tick;
    bool m_draining = false;
    bool m_drained = false;
    qint64 m_drainDeadline = 0;
};

} // namespace guichet::http
