// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/statusserver.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace guichet::http {

namespace {

constexpr qsizetype requestBytes = 4 * 1024;
constexpr int connectionsAtOnce = 32;
constexpr std::chrono::seconds patience{10};

QByteArray written(const Response &response)
{
    return "HTTP/1.1 " + QByteArray::number(response.status) + (response.status == 200 ? " OK" : " Unavailable")
        + "\r\nContent-Type: " + response.contentType + "\r\nContent-Length: " + QByteArray::number(response.body.size())
        + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n" + response.body;
}

void finish(QTcpSocket *socket, const Response &response)
{
    socket->write(written(response));
    socket->disconnectFromHost();
}

} // namespace

StatusServer::StatusServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{
    m_thread.setObjectName(QStringLiteral("status"));
}

StatusServer::~StatusServer()
{
    if (!m_listener)
        return;
    QMetaObject::invokeMethod(
        m_listener, [listener = m_listener] { delete listener; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

tl::expected<quint16, QString> StatusServer::start(const QHostAddress &address, quint16 port)
{
    Q_ASSERT(!m_listener);
    if (!address.isLoopback())
        return tl::unexpected(QStringLiteral("%1 isn't a loopback address: the status port asks nobody who they are")
                                  .arg(address.toString()));
    m_listener = new QTcpServer;
    m_listener->setMaxPendingConnections(connectionsAtOnce);
    m_listener->moveToThread(&m_thread);
    connect(m_listener, &QTcpServer::newConnection, m_listener, [this] { onConnection(); });
    m_thread.start();
    bool isOpen = false;
    QMetaObject::invokeMethod(
        m_listener, [&, listener = m_listener] { isOpen = listener->listen(address, port); },
        Qt::BlockingQueuedConnection);
    if (isOpen)
        return m_listener->serverPort();
    return tl::unexpected(QStringLiteral("Cannot listen on %1 port %2").arg(address.toString()).arg(port));
}

void StatusServer::onConnection()
{
    while (QTcpSocket *socket = m_listener->nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QTcpSocket::deleteLater);
        if (m_listener->findChildren<QTcpSocket *>().size() > connectionsAtOnce) {
            socket->abort();
            continue;
        }
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { onReadyRead(socket); });
        QTimer::singleShot(patience, socket, [socket] { socket->abort(); });
        onReadyRead(socket);
    }
}

void StatusServer::onReadyRead(QTcpSocket *socket)
{
    const QByteArray head = socket->peek(requestBytes);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0) {
        if (head.size() == requestBytes)
            finish(socket, {431, "text/plain", "too long\n", {}});
        return;
    }
    socket->disconnect(socket, &QTcpSocket::readyRead, nullptr, nullptr);
    const QList<QByteArray> line = head.first(head.indexOf("\r\n")).split(' ');
    if (line.size() != 3 || line[0] != "GET" || !line[2].startsWith("HTTP/1."))
        return finish(socket, {400, "text/plain", "GET only\n", {}});
    finish(socket, m_handler(line[1]));
}

} // namespace guichet::http
