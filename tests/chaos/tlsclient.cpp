// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/tlsclient.h"

#include "tests/support/faults/sockets.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace guichet::chaos {

namespace {

constexpr int patienceSeconds = 20; ///< for the next bytes; the bank's own is shorter
constexpr int pieceBytes = 16 * 1024;

} // namespace

bool TlsClient::open()
{
    if (m_tls)
        return true;
    const std::uint16_t port = m_target.port;
    m_socket = port == 0 ? -1 : connectTo({{}, port});
    if (m_socket < 0)
        return false;
    const timeval patience{patienceSeconds, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    m_tls = SSL_new(m_target.context());
    SSL_set_fd(m_tls, m_socket);
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(m_tls), "127.0.0.1");
    if (SSL_connect(m_tls) == 1)
        return true;
    close();
    return false;
}

void TlsClient::close()
{
    if (m_tls)
        SSL_free(std::exchange(m_tls, nullptr));
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
    m_input.clear();
}

std::uint16_t TlsClient::openedPort()
{
    if (!m_tls && send("GET", "/livez", {}, {}).status != 200)
        return 0;
    return m_tls ? localPort(m_socket) : 0;
}

bool TlsClient::write(const QByteArray &bytes)
{
    return SSL_write(m_tls, bytes.constData(), static_cast<int>(bytes.size())) == bytes.size();
}

bool TlsClient::readMore()
{
    char piece[pieceBytes];
    const int count = SSL_read(m_tls, piece, pieceBytes);
    if (count > 0)
        m_input.append(piece, count);
    return count > 0;
}

HttpReply TlsClient::send(const QByteArray &method, const QByteArray &path, const Headers &headers, const QByteArray &body)
{
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto &[name, value] : headers)
        request += name + ": " + value + "\r\n";
    if (method != "GET")
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    request += "\r\n" + body;
    if (!open())
        return {};
    const HttpReply reply = write(request) ? read() : HttpReply();
    if (reply.status == 0)
        close();
    return reply;
}

HttpReply TlsClient::read()
{
    HttpReply reply;
    while (!m_input.contains("\r\n\r\n")) {
        if (!readMore())
            return {};
    }
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = m_input.first(end).split('\n');
    m_input.remove(0, end + 4);
    qsizetype length = 0;
    bool closes = false;
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.first(colon).toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed();
        if (name == "content-length")
            length = value.toLongLong();
        else if (name == "content-type")
            reply.contentType = value;
        else if (name == "connection")
            closes = value == "close";
    }
    while (m_input.size() < length) {
        if (!readMore())
            return {};
    }
    reply.body = m_input.first(length);
    m_input.remove(0, length);
    reply.status = lines.constFirst().mid(9, 3).toInt();
    if (closes)
        close();
    return reply;
}

} // namespace guichet::chaos
