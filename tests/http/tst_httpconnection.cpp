// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgefixture.h"

#include <QTcpSocket>

#include <sys/socket.h>

using namespace guichet::http;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

// One connection as its client meets it: rows H6, H8, H10, H14 and H15.
class TestHttpConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_edge.gate.clear(); }

    void h6_muteSocketIsDropped();
    void h6_idleConnectionIsClosed();
    void h6_slowHeadIsRefused();
    void h6_slowBodyIsRefused();
    void h6_tricklingBodyIsRefused();
    void h6_unreadReplyIsDropped();
    void h8_bodyReachesTheDecoderWhole();
    void h10_pipelinedAreAnsweredInOrder();
    void h10_oneInFlight();
    void h10_manyRefusalsInOnePacket();
    void h14_everyReply_data();
    void h14_everyReply();
    void h14_headAndNoContentKeepTheFraming();
    void h14_unsafeHeaderBecomes500();
    void h15_continueAfterJudgement();
    void h15_noContinueForARefused_data();
    void h15_noContinueForARefused();
    void connectionCloseIsHonoured();
    void forgottenRequestIs500();
    void clientGoneBeforeTheAnswer();
    void brokenTlsEndsTheConnection();
    void largeReplyArrivesWhole();

private:
    EdgeFixture m_edge;
};

namespace {

void bytesColumn()
{
    QTest::addColumn<QByteArray>("bytes");
}

} // namespace

void TestHttpConnection::h6_muteSocketIsDropped()
{
    ServerOptions quick = m_edge.hastyOptions();
    quick.timeouts.handshake = 200ms;
    const auto running = m_edge.start(quick);
    QTcpSocket mute;
    mute.connectToHost(QHostAddress::LocalHost, running.port);
    QVERIFY(mute.waitForConnected());
    QTRY_COMPARE(running.server->connectionCount(), 1);
    QTRY_COMPARE(running.server->connectionCount(), 0);
    QTRY_COMPARE(mute.state(), QAbstractSocket::UnconnectedState);
}

void TestHttpConnection::h6_idleConnectionIsClosed()
{
    ServerOptions quick = m_edge.hastyOptions();
    const auto running = m_edge.start(quick);
    EdgeClient idle = m_edge.client(running);
    idle.send(get("/hello"));
    QCOMPARE(idle.read().status, 200);
    QVERIFY(idle.isClosedSilently());
    QTRY_COMPARE(running.server->connectionCount(), 0);
}

void TestHttpConnection::h6_slowHeadIsRefused()
{
    ServerOptions quick = m_edge.hastyOptions();
    const auto running = m_edge.start(quick);
    EdgeClient slow = m_edge.client(running);
    slow.send("GET /hello HTTP/1.1\r\nHo");
    QCOMPARE(slow.read().status, 408);
    QVERIFY(slow.isClosedSilently());
    QTRY_COMPARE(running.server->connectionCount(), 0);
}

void TestHttpConnection::h6_slowBodyIsRefused()
{
    ServerOptions quick = m_edge.hastyOptions();
    quick.timeouts.bodyGrace = 10s; // the rate does not decide here
    const auto running = m_edge.start(quick);
    EdgeClient slow = m_edge.client(running);
    slow.send(post("/any", "Content-Length: 500000\r\n", QByteArray(400'000, 'x')));
    QCOMPARE(slow.read().status, 408);
    QVERIFY(slow.isClosedSilently());
    QCOMPARE(m_edge.gate.handled(), QStringList());
}

void TestHttpConnection::h6_tricklingBodyIsRefused()
{
    ServerOptions quick = m_edge.hastyOptions();
    quick.timeouts.body = 60s; // the rate decides
    const auto running = m_edge.start(quick);
    EdgeClient slow = m_edge.client(running);
    slow.send(post("/any", "Content-Length: 5000\r\n", "x"));
    QCOMPARE(slow.read().status, 408);
    QVERIFY(slow.isClosedSilently());
}

void TestHttpConnection::h6_unreadReplyIsDropped()
{
    ServerOptions quick = m_edge.hastyOptions();
    const auto running = m_edge.start(quick);
    EdgeClient deaf = m_edge.client(running);
    deaf.socket.setReadBufferSize(1024);
    deaf.send(get("/large"));
    QTRY_COMPARE(m_edge.gate.handled().size(), 1);
    QTRY_COMPARE(running.server->connectionCount(), 0);
}

void TestHttpConnection::h8_bodyReachesTheDecoderWhole()
{
    EdgeClient sender = m_edge.client();
    const QByteArray body = QByteArray("[1e400,\"\\u0000\",") + QByteArray(900, ' ') + "NaN]";
    sender.send(post("/echo",
                     "Content-Type: application/json\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\n",
                     body));
    QCOMPARE(sender.read().body, body);
}

void TestHttpConnection::h10_pipelinedAreAnsweredInOrder()
{
    EdgeClient sender = m_edge.client();
    QByteArray packet;
    for (int i = 0; i < 50; ++i) {
        const QByteArray body = QByteArray::number(i);
        packet += post("/echo",
                       "Content-Type: application/json\r\nContent-Length: "
                           + QByteArray::number(body.size()) + "\r\n",
                       body);
    }
    sender.send(packet);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(sender.read().body, QByteArray::number(i));
}

void TestHttpConnection::h10_oneInFlight()
{
    EdgeClient sender = m_edge.client();
    sender.send(get("/held") + get("/hello"));
    QTRY_COMPARE(m_edge.gate.handled(), QStringList{u"/held"_s});
    EdgeClient other = m_edge.client(); // others go on meanwhile
    other.send(get("/nothing"));
    QCOMPARE(other.read().status, 204);
    QCOMPARE(m_edge.gate.handled(), (QStringList{u"/held"_s, u"/nothing"_s}));
    m_edge.gate.release();
    QCOMPARE(sender.read().body, QByteArray("held"));
    QCOMPARE(sender.read().body, QByteArray("hello"));
}

void TestHttpConnection::h10_manyRefusalsInOnePacket()
{
    EdgeClient sender = m_edge.client();
    sender.send(get("/absent").repeated(2000));
    for (int i = 0; i < 2000; ++i)
        QCOMPARE(sender.read().status, 404);
}

void TestHttpConnection::h14_everyReply_data()
{
    bytesColumn();
    QTest::addColumn<int>("status");
    QTest::newRow("200") << get("/hello") << 200;
    QTest::newRow("204") << get("/nothing") << 204;
    QTest::newRow("404") << get("/absent") << 404;
    QTest::newRow("400") << QByteArray("nonsense\r\n\r\n") << 400;
    QTest::newRow("411") << post("/any", "Transfer-Encoding: chunked\r\n") << 411;
    QTest::newRow("500") << get("/forgotten") << 500;
}

void TestHttpConnection::h14_everyReply()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    EdgeClient sender = m_edge.client();
    sender.send(bytes);
    const auto reply = sender.read();
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.headers.value("cache-control"), QByteArray("no-store"));
    QCOMPARE(reply.headers.value("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(reply.headers.value("strict-transport-security"), QByteArray("max-age=63072000"));
    QVERIFY(!reply.headers.contains("server"));
    QVERIFY(reply.headers.value("date").endsWith(" GMT"));
    QCOMPARE(reply.headers.contains("content-length"), status != 204);
    QCOMPARE(reply.headers.value("content-type").contains("charset=utf-8"), status != 204);
    if (status >= 400)
        QVERIFY(reply.body.contains("\"instance\":\"" + reply.headers.value("x-request-id") + '"'));
}

void TestHttpConnection::h14_headAndNoContentKeepTheFraming()
{
    EdgeClient sender = m_edge.client();
    sender.send("HEAD /hello HTTP/1.1\r\n" + edgeHost + "\r\n" + get("/nothing") + get("/hello"));
    const auto head = sender.read(true);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-length"), QByteArray("5"));
    QCOMPARE(sender.read().status, 204);
    QCOMPARE(sender.read().body, QByteArray("hello"));
}

void TestHttpConnection::h14_unsafeHeaderBecomes500()
{
    EdgeClient sender = m_edge.client();
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"unsafe header"_s));
    sender.send(get("/unsafe"));
    const auto reply = sender.read();
    QCOMPARE(reply.status, 500);
    QVERIFY(!reply.headers.contains("x-split"));
}

void TestHttpConnection::h15_continueAfterJudgement()
{
    EdgeClient sender = m_edge.client();
    sender.send(post("/echo",
                     "Content-Type: application/json\r\nContent-Length: 2\r\n"
                     "Expect: 100-continue\r\n"));
    QCOMPARE(sender.read().status, 100);
    QCOMPARE(m_edge.gate.handled(), QStringList());
    sender.send("{}");
    const auto reply = sender.read();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray("{}"));
}

void TestHttpConnection::h15_noContinueForARefused_data()
{
    bytesColumn();
    QTest::addColumn<int>("status");
    const QByteArray expect = "Expect: 100-continue\r\n";
    QTest::newRow("unknown path") << post("/absent", expect + "Content-Length: 2\r\n") << 404;
    QTest::newRow("too large") << post(
        "/echo", expect + "Content-Type: application/json\r\nContent-Length: 2000\r\n")
                               << 413;
    QTest::newRow("type") << post("/echo", expect + "Content-Length: 2\r\n") << 415;
    QTest::newRow("expectation") << post("/any", "Expect: gold\r\nContent-Length: 2\r\n") << 417;
}

void TestHttpConnection::h15_noContinueForARefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    EdgeClient sender = m_edge.client();
    sender.send(bytes);
    QCOMPARE(sender.read().status, status);
    QVERIFY(sender.isClosedSilently());
}

void TestHttpConnection::connectionCloseIsHonoured()
{
    EdgeClient sender = m_edge.client();
    sender.send(get("/hello", "Connection: close\r\n") + get("/hello"));
    const auto reply = sender.read();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("connection"), QByteArray("close"));
    QVERIFY(sender.isClosedSilently());
    QCOMPARE(m_edge.gate.handled().size(), 1);
}

void TestHttpConnection::forgottenRequestIs500()
{
    EdgeClient sender = m_edge.client();
    sender.send(get("/forgotten") + get("/hello"));
    QCOMPARE(sender.read().status, 500);
    QCOMPARE(sender.read().status, 200);
}

void TestHttpConnection::clientGoneBeforeTheAnswer()
{
    const auto running = m_edge.start(m_edge.options());
    {
        EdgeClient sender = m_edge.client(running);
        sender.send(get("/held"));
        QTRY_COMPARE(m_edge.gate.handled().size(), 1);
        sender.socket.abort();
    }
    QTRY_COMPARE(running.server->connectionCount(), 0);
    m_edge.gate.release();
    EdgeClient next = m_edge.client(running);
    next.send(get("/hello"));
    QCOMPARE(next.read().body, QByteArray("hello"));
}

// Bytes that somebody put between, or that arrived twice: whoever waits for an answer learns at once that none comes.
void TestHttpConnection::brokenTlsEndsTheConnection()
{
    ServerOptions patient = m_edge.options();
    patient.timeouts.idle = 10min;
    const auto running = m_edge.start(patient);
    EdgeClient client = m_edge.client(running);
    client.send(get("/hello"));
    QCOMPARE(client.read().status, 200);
    const QByteArray record = QByteArray::fromHex("1703030020") + QByteArray(32, 'x');
    QCOMPARE(::send(static_cast<int>(client.socket.socketDescriptor()), record.constData(),
                    static_cast<size_t>(record.size()), MSG_NOSIGNAL), record.size());
    QVERIFY(client.isClosedSilently());
    QTRY_COMPARE(running.server->connectionCount(), 0);
}

void TestHttpConnection::largeReplyArrivesWhole()
{
    EdgeClient sender = m_edge.client();
    sender.send(get("/large") + get("/hello"));
    QCOMPARE(sender.read().body, QByteArray(TestGate::largeBytes, 'x'));
    QCOMPARE(sender.read().body, QByteArray("hello"));
}

QTEST_GUILESS_MAIN(TestHttpConnection)
#include "tst_httpconnection.moc"
