// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpserver.h"

#include "services/http/epolldispatcher.h"

#include <openssl/crypto.h>

namespace guichet::http {

HttpServer::HttpServer(Gate &gate, ServerOptions options, QObject *parent)
    : QObject(parent)
    , m_gate(gate)
    , m_options(std::move(options))
{
    m_thread.setObjectName(QStringLiteral("http"));
    // In the thread itself, as it ends: wait() may return before the thread's own destructors have run, and then the
    // process would end with OpenSSL's random generators of this thread still there.
    connect(&m_thread, &QThread::finished, &m_thread, [] { OPENSSL_thread_stop(); }, Qt::DirectConnection);
}

HttpServer::~HttpServer()
{
    endThread();
}

tl::expected<quint16, QString> HttpServer::start()
{
    Q_ASSERT(!m_listener);
    m_listener = new HttpListener(m_gate, m_options);
    m_listener->moveToThread(&m_thread);
    m_thread.setEventDispatcher(new EpollDispatcher); // the thread's own from here on
    m_thread.start();
    connect(m_listener, &HttpListener::drained, this, [this] {
        endThread();
        Q_EMIT stopped();
    });
    quint16 port = 0;
    QString error;
    QMetaObject::invokeMethod(
        m_listener,
        [&, listener = m_listener] {
            if (listener->open())
                port = listener->serverPort();
            else
                error = listener->errorString();
        },
        Qt::BlockingQueuedConnection);
    if (port != 0)
        return port;
    endThread();
    return tl::unexpected(QStringLiteral("Cannot listen on %1 port %2: %3")
                              .arg(m_options.address.toString())
                              .arg(m_options.port)
                              .arg(error));
}

void HttpServer::stop()
{
    if (m_listener)
        QMetaObject::invokeMethod(m_listener, &HttpListener::drain, Qt::QueuedConnection);
}

void HttpServer::setIdentity(const ServerIdentity &identity)
{
    if (!m_listener)
        return;
    QMetaObject::invokeMethod(
        m_listener, [listener = m_listener, identity] { listener->setIdentity(identity); },
        Qt::QueuedConnection);
}

int HttpServer::connectionCount() const
{
    return m_listener ? m_listener->connectionCount() : 0;
}

void HttpServer::endThread()
{
    if (!m_listener)
        return;
    QMetaObject::invokeMethod(
        m_listener, [listener = m_listener] { delete listener; }, Qt::BlockingQueuedConnection);
    m_listener = nullptr;
    m_thread.quit();
    m_thread.wait();
}

} // namespace guichet::http
