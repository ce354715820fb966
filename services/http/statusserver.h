// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/request.h"

#include <QHostAddress>
#include <QObject>
#include <QThread>

#include <functional>
#include <tl/expected.hpp>

class QTcpServer;
class QTcpSocket;

namespace guichet::http {

// A plain HTTP port beside the bank's, for those who watch over the program: health and figures. Listens on a loopback
// address only, since it asks nobody who they are. A thread of its own; one request a connection, GET only.
class StatusServer : public QObject
{
    Q_OBJECT
public:
    // Called in the server's thread with the path; may take its time, the thread has nothing else to do.
    using Handler = std::function<Response(const QByteArray &path)>;

    explicit StatusServer(Handler handler, QObject *parent = nullptr);
    ~StatusServer() override;

    // Gives the port; refuses, in a sentence for the operator, an address that isn't a loopback one.
    [[nodiscard]] tl::expected<quint16, QString> start(const QHostAddress &address, quint16 port);

private:
    void onConnection();
    void onReadyRead(QTcpSocket *socket);

    const Handler m_handler;
    QThread m_thread;
    QTcpServer *m_listener = nullptr; // lives in m_thread
};

} // namespace guichet::http
