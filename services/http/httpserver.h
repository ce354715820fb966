// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/httplistener.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <tl/expected.hpp>

namespace guichet::http {

// The HTTPS edge of one process: an I/O thread of its own with a listener in it. Use it from the
// thread that made it; the gate is called in the I/O thread and must outlive the server.
class HttpServer : public QObject
{
    Q_OBJECT
public:
    HttpServer(Gate &gate, ServerOptions options, QObject *parent = nullptr);
    ~HttpServer() override; // cuts what is still in flight: stop() first

    // Listens; returns the port, or why not (for the operator).
    [[nodiscard]] tl::expected<quint16, QString> start();
    // No new connection; requests in flight are answered, at most Timeouts::drain long.
    void stop();
    // For connections from now on: a renewed certificate needs no restart.
    void setIdentity(const ServerIdentity &identity);
    [[nodiscard]] int connectionCount() const;
    // An object of the I/O thread, for those who must run something there; null when not running.
    [[nodiscard]] QObject *ioContext() const { return m_listener; }

Q_SIGNALS:
    void stopped();

private:
    void endThread();

    Gate &m_gate;
    const ServerOptions m_options;
    QThread m_thread;
    HttpListener *m_listener = nullptr; // lives in m_thread
};

} // namespace guichet::http
