// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/chaos/target.h"

#include <utility>

namespace guichet::chaos {

struct HttpReply {
    int status = 0; ///< 0: nothing was heard, or not all of it
    QByteArray contentType;
    QByteArray body;
};

/// One keep-alive connection over TLS 1.3, blocking, for one thread. It opens when it is needed, and once: whoever wants to
/// ask again asks again.
class TlsClient
{
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    explicit TlsClient(const Target &target)
        : m_target(target)
    {
    }
    ~TlsClient() { close(); }
    TlsClient(const TlsClient &) = delete;
    TlsClient &operator=(const TlsClient &) = delete;

    HttpReply send(const QByteArray &method, const QByteArray &path, const Headers &headers, const QByteArray &body);
    /// Our end's port of a connection that has carried a request, 0 when none comes about.
    std::uint16_t openedPort();
    void close();

private:
    bool open();
    bool write(const QByteArray &bytes);
    bool readMore();
    HttpReply read();

    const Target &m_target;
    int m_socket = -1;
    SSL *m_tls = nullptr;
    QByteArray m_input;
};

} // namespace guichet::chaos
