// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSslConfiguration>
#include <QSslSocket>

// A client that sends any bytes over real TLS and reads replies one at a time. Blocking: the
// server under test has a thread of its own.
class EdgeClient
{
public:
    struct Reply {
        int status = 0; // 0: none came
        QHash<QByteArray, QByteArray> headers; // lower-case names
        QByteArray body;
    };

    EdgeClient(quint16 port, const QByteArray &authorityPem, QSslConfiguration tls = {})
    {
        tls.setCaCertificates(QSslCertificate::fromData(authorityPem));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        socket.setSslConfiguration(tls);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        connected = socket.waitForEncrypted(waitMilliseconds);
    }

    void send(const QByteArray &bytes)
    {
        socket.write(bytes);
        socket.flush();
    }

    // `withoutBody` for the answer to a HEAD.
    Reply read(bool withoutBody = false)
    {
        Reply reply;
        while (!m_input.contains("\r\n\r\n")) {
            if (!more())
                return reply;
        }
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        const auto lines = m_input.first(end).split('\n');
        m_input.remove(0, end + 4);
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            reply.headers[line.first(colon).toLower()] = line.sliced(colon + 1).trimmed();
        }
        const qsizetype length
            = withoutBody ? 0 : reply.headers.value("content-length").toLongLong();
        while (m_input.size() < length) {
            if (!more())
                return reply;
        }
        reply.body = m_input.first(length);
        m_input.remove(0, length);
        reply.status = lines.constFirst().mid(9, 3).toInt();
        return reply;
    }

    // The server has hung up, and said nothing more before.
    bool isClosedSilently()
    {
        while (socket.state() == QAbstractSocket::ConnectedState) {
            if (!socket.waitForReadyRead(waitMilliseconds)
                && socket.error() == QAbstractSocket::SocketTimeoutError)
                return false;
        }
        return (m_input + socket.readAll()).isEmpty();
    }

    QSslSocket socket;
    bool connected = false;

private:
    bool more()
    {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(waitMilliseconds)
            && socket.bytesAvailable() == 0)
            return false;
        m_input += socket.readAll();
        return true;
    }

    static constexpr int waitMilliseconds = 5'000;
    QByteArray m_input;
};
