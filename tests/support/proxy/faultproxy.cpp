// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/proxy/faultproxy.h"

#include <QPointer>
#include <QTimer>

namespace guichet {

struct FaultProxy::Pair {
    QTcpSocket *client = nullptr;
    QTcpSocket *server = nullptr;
};

FaultProxy::FaultProxy(quint16 target, QObject *parent)
    : QObject(parent)
    , m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the proxy can't listen");
}

void FaultProxy::setMode(Mode mode, Mode after)
{
    m_mode = mode;
    m_after = after;
    if (mode == Mode::Down)
        cutAll();
    // What stood still goes on.
    for (const auto &pair : QList(m_pairs)) {
        onClientBytes(pair);
        onServerBytes(pair);
    }
}

void FaultProxy::accept()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        client->setParent(this);
        if (m_mode == Mode::Down) {
            client->abort();
            client->deleteLater();
            continue;
        }
        auto pair = std::make_shared<Pair>(Pair{client, new QTcpSocket(this)});
        m_pairs.append(pair);
        connect(client, &QTcpSocket::readyRead, this, [this, pair] { onClientBytes(pair); });
        connect(pair->server, &QTcpSocket::readyRead, this, [this, pair] { onServerBytes(pair); });
        for (QTcpSocket *socket : {pair->client, pair->server})
            connect(socket, &QTcpSocket::disconnected, this, [this, pair] { cut(pair); });
        connect(pair->server, &QTcpSocket::errorOccurred, this, [this, pair] { cut(pair); });
        pair->server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    }
}

void FaultProxy::onClientBytes(const std::shared_ptr<Pair> &pair)
{
    if (m_mode == Mode::Stall || pair->client->bytesAvailable() == 0)
        return;
    const QByteArray bytes = pair->client->readAll();
    if (m_mode != Mode::CutRequest)
        return deliver(pair->server, bytes);
    ++m_cuts;
    cut(pair);
    setMode(m_after, m_after);
}

void FaultProxy::onServerBytes(const std::shared_ptr<Pair> &pair)
{
    if (m_mode == Mode::Stall || pair->server->bytesAvailable() == 0)
        return;
    const QByteArray bytes = pair->server->readAll();
    if (m_mode != Mode::CutReply && m_mode != Mode::CutInsideReply)
        return deliver(pair->client, bytes);
    if (m_mode == Mode::CutInsideReply) {
        pair->client->write(bytes.left(bytes.size() / 2));
        pair->client->flush();
    }
    ++m_cuts;
    cut(pair);
    setMode(m_after, m_after);
}

void FaultProxy::deliver(QTcpSocket *to, const QByteArray &bytes)
{
    if (m_delay.count() == 0) {
        to->write(bytes);
        return;
    }
    // Timers of one length fire in the order in which they were set.
    const QPointer<QTcpSocket> receiver(to);
    QTimer::singleShot(m_delay, Qt::PreciseTimer, this, [receiver, bytes] {
        if (receiver && receiver->isOpen())
            receiver->write(bytes);
    });
}

void FaultProxy::cut(const std::shared_ptr<Pair> &pair)
{
    if (!m_pairs.removeOne(pair))
        return;
    for (QTcpSocket *socket : {pair->client, pair->server}) {
        socket->disconnect(this);
        socket->disconnectFromHost(); // sends what was written before
        socket->deleteLater();
    }
}

void FaultProxy::cutAll()
{
    for (const auto &pair : QList(m_pairs))
        cut(pair);
}

} // namespace guichet
