// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/statusserver.h"

#include <QTcpSocket>
#include <QtTest>

using namespace guichet::http;

class TestStatusServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<StatusServer>([](const QByteArray &path) {
            return Response{path == "/up" ? 200 : 404, "text/plain", path, {}};
        });
        const auto port = m_server->start(QHostAddress(QHostAddress::LocalHost), 0);
        QVERIFY(port.has_value());
        m_port = *port;
    }
    void cleanup() { m_server.reset(); }
    void answers();
    void othersThanGet_data();
    void othersThanGet();
    void inPieces();
    void tooLong();
    void onlyOnTheLoopback();
    void aPortTaken();
    void endsWhileSomebodyWaits();

private:
    QByteArray said(const QByteArray &request)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        if (!socket.waitForConnected())
            return {};
        socket.write(request);
        QByteArray reply;
        while (socket.waitForReadyRead() || socket.bytesAvailable() > 0)
            reply += socket.readAll();
        return reply;
    }
    std::unique_ptr<StatusServer> m_server;
    quint16 m_port = 0;
};

void TestStatusServer::answers()
{
    const QByteArray reply = said("GET /up HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY2(reply.startsWith("HTTP/1.1 200 OK\r\n"), reply);
    QVERIFY(reply.contains("Connection: close\r\n") && reply.endsWith("\r\n\r\n/up"));
    QVERIFY(said("GET /else HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 404 "));
}

void TestStatusServer::othersThanGet_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("POST") << QByteArray("POST /up HTTP/1.1\r\n\r\n");
    QTest::newRow("no version") << QByteArray("GET /up\r\n\r\n");
    QTest::newRow("another protocol") << QByteArray("GET /up SIP/2.0\r\n\r\n");
    QTest::newRow("nothing") << QByteArray("\r\n\r\n");
}

void TestStatusServer::othersThanGet()
{
    QFETCH(QByteArray, request);
    QVERIFY(said(request).startsWith("HTTP/1.1 400 "));
}

void TestStatusServer::inPieces()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    QVERIFY(socket.waitForConnected());
    for (const char letter : QByteArray("GET /up HTTP/1.1\r\n\r\n")) {
        socket.write(&letter, 1);
        socket.flush();
    }
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200 "));
}

void TestStatusServer::tooLong()
{
    QVERIFY(said("GET /" + QByteArray(10'000, 'x')).startsWith("HTTP/1.1 431 "));
}

void TestStatusServer::onlyOnTheLoopback()
{
    StatusServer other([](const QByteArray &) { return Response{}; });
    QVERIFY(!other.start(QHostAddress(QHostAddress::Any), 0));
    QVERIFY(!other.start(QHostAddress(QStringLiteral("192.0.2.1")), 0));
}

void TestStatusServer::aPortTaken()
{
    StatusServer other([](const QByteArray &) { return Response{}; });
    QVERIFY(!other.start(QHostAddress(QHostAddress::LocalHost), m_port));
}

void TestStatusServer::endsWhileSomebodyWaits()
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    QVERIFY(socket.waitForConnected());
    socket.write("GET /up");
    m_server.reset();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestStatusServer)
#include "tst_statusserver.moc"
