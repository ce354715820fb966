// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/tour/delayproxy.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace guichet {
namespace {

/// Passes on what arrives at one end to the other, later.
void carry(QTcpSocket *from, QTcpSocket *to, std::chrono::milliseconds delay)
{
    QObject::connect(from, &QTcpSocket::readyRead, to, [from, to, delay] {
        QTimer::singleShot(delay, Qt::PreciseTimer, to, [to, bytes = from->readAll()] { to->write(bytes); });
    });
    QObject::connect(from, &QTcpSocket::disconnected, to,
                     [to, delay] { QTimer::singleShot(delay, to, [to] { to->disconnectFromHost(); }); });
}

} // namespace

DelayProxy::DelayProxy(const QUrl &server, std::chrono::milliseconds delayEachWay)
    : m_server(server)
    , m_delay(delayEachWay)
    , m_address(server)
{
    auto *listener = new QTcpServer;
    if (!listener->listen(QHostAddress::LocalHost))
        qFatal("the delay proxy can't listen");
    m_address.setPort(listener->serverPort());
    connect(listener, &QTcpServer::newConnection, listener, [this, listener] { accept(*listener); });
    connect(&m_thread, &QThread::finished, listener, &QObject::deleteLater);
    listener->moveToThread(&m_thread);
    m_thread.start();
}

DelayProxy::~DelayProxy()
{
    m_thread.quit();
    m_thread.wait();
}

void DelayProxy::accept(QTcpServer &listener)
{
    while (QTcpSocket *desk = listener.nextPendingConnection()) {
        auto *server = new QTcpSocket(desk);
        server->connectToHost(m_server.host(), static_cast<quint16>(m_server.port(443)));
        carry(desk, server, m_delay);
        carry(server, desk, m_delay);
        connect(desk, &QTcpSocket::disconnected, desk, [desk, delay = m_delay] {
            QTimer::singleShot(delay * 4, desk, &QObject::deleteLater);
        });
    }
}

} // namespace guichet
