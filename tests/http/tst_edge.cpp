// SPDX-License-Identifier: GPL-3.0-or-later
#include "edgefixture.h"

using namespace guichet::http;

// What the edge refuses, as a client meets it on a real TLS port: rows H1 to H5, H7 and H9.
class TestEdge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_edge.gate.clear(); }

    void h1_contentLength_data();
    void h1_contentLength();
    void h2_transferEncoding_data();
    void h2_transferEncoding();
    void h3_tooMuchHead_data();
    void h3_tooMuchHead();
    void h4_malformed_data();
    void h4_malformed();
    void h4_http10IsAnsweredAndClosed();
    void h5_bodyTooLargeIsRefusedUnread();
    void h5_refusalArrivesWhileTheBodyIsSent();
    void h7_methodAndType_data();
    void h7_methodAndType();
    void h9_paths_data();
    void h9_paths();

private:
    void expectRefusal(const QByteArray &bytes, const QList<int> &statuses);

    EdgeFixture m_edge;
};

namespace {

void bytesColumn()
{
    QTest::addColumn<QByteArray>("bytes");
}

void row(const char *name, const QByteArray &bytes)
{
    QTest::newRow(name) << bytes;
}

} // namespace

void TestEdge::expectRefusal(const QByteArray &bytes, const QList<int> &statuses)
{
    EdgeClient attacker = m_edge.client();
    QVERIFY(attacker.connected);
    attacker.send(bytes + get("/hello"));
    const auto reply = attacker.read();
    QVERIFY2(statuses.contains(reply.status), qPrintable(QString::number(reply.status)));
    QCOMPARE(reply.headers.value("content-type"),
             QByteArray("application/problem+json; charset=utf-8"));
    QCOMPARE(reply.headers.value("connection"), QByteArray("close"));
    QVERIFY(attacker.isClosedSilently());
    QCOMPARE(m_edge.gate.handled(), QStringList());
}

void TestEdge::h1_contentLength_data()
{
    bytesColumn();
    const auto length = [](const QByteArray &fields) { return post("/any", fields, "12345"); };
    row("twice the same", length("Content-Length: 5\r\nContent-Length: 5\r\n"));
    row("twice different", length("Content-Length: 5\r\nContent-Length: 0\r\n"));
    row("negative", length("Content-Length: -5\r\n"));
    row("list", length("Content-Length: 5, 5\r\n"));
    row("plus", length("Content-Length: +5\r\n"));
    row("2^63", length("Content-Length: 9223372036854775808\r\n"));
    row("2^64-1", length("Content-Length: 18446744073709551615\r\n"));
    row("nine digits", length("Content-Length: 123456789\r\n"));
}

void TestEdge::h1_contentLength()
{
    QFETCH(QByteArray, bytes);
    expectRefusal(bytes, {400, 413});
}

void TestEdge::h2_transferEncoding_data()
{
    bytesColumn();
    const auto encoded = [](const QByteArray &fields, const QByteArray &body = "0\r\n\r\n") {
        return post("/any", fields, body);
    };
    row("chunked", encoded("Transfer-Encoding: chunked\r\n"));
    row("with length", encoded("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"));
    row("before length", encoded("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"));
    row("xchunked", encoded("Transfer-Encoding: xchunked\r\n"));
    row("chunked, identity", encoded("Transfer-Encoding: chunked, identity\r\n"));
    row("twice", encoded("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"));
    row("negative chunk", encoded("Transfer-Encoding: chunked\r\n", "-5\r\nhello\r\n0\r\n\r\n"));
    row("17 digits", encoded("Transfer-Encoding: chunked\r\n", "10000000000000005\r\nhello\r\n"));
    row("no CRLF", encoded("Transfer-Encoding: chunked\r\n", "5\r\nhello0\r\n\r\n"));
}

void TestEdge::h2_transferEncoding()
{
    QFETCH(QByteArray, bytes);
    expectRefusal(bytes, {400, 411});
}

void TestEdge::h3_tooMuchHead_data()
{
    bytesColumn();
    QTest::addColumn<int>("status");
    QTest::newRow("65 fields") << get("/hello", QByteArray("a: b\r\n").repeated(64)) << 431;
    QTest::newRow("long field") << get("/hello", "a: " + QByteArray(8192, 'b') + "\r\n") << 431;
    QTest::newRow("long head") << get(
        "/hello", QByteArray("a: " + QByteArray(4000, 'b') + "\r\n").repeated(5))
                               << 431;
    QTest::newRow("long target") << get('/' + QByteArray(4096, 'a')) << 414;
    QTest::newRow("endless field")
        << QByteArray("GET / HTTP/1.1\r\na: ") + QByteArray(1'000'000, 'b') << 431;
}

void TestEdge::h3_tooMuchHead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    expectRefusal(bytes, {status});
}

void TestEdge::h4_malformed_data()
{
    bytesColumn();
    row("bad name", get("/hello", "a b: c\r\n"));
    row("continuation line", get("/hello", "a: b\r\n c\r\n"));
    row("NUL", get("/hello", QByteArray("a: b\0c\r\n", 8)));
    row("bare LF", "GET /hello HTTP/1.1\nHost: localhost\n\n");
    row("bare CR", get("/hello", "a: b\rc\r\n"));
    row("no Host", "GET /hello HTTP/1.1\r\n\r\n");
    row("two Hosts", get("/hello", edgeHost));
    row("absolute form", get("https://localhost/hello"));
    row("HTTPx9y9", "GET /hello HTTPx9y9\r\n" + edgeHost + "\r\n");
    row("HTTP/1.0 keep-alive", "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
}

void TestEdge::h4_malformed()
{
    QFETCH(QByteArray, bytes);
    expectRefusal(bytes, {400});
}

void TestEdge::h4_http10IsAnsweredAndClosed()
{
    EdgeClient old = m_edge.client();
    old.send("GET /hello HTTP/1.0\r\n\r\n" + get("/hello"));
    const auto reply = old.read();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.headers.value("connection"), QByteArray("close"));
    QVERIFY(old.isClosedSilently());
    QCOMPARE(m_edge.gate.handled().size(), 1);
}

void TestEdge::h5_bodyTooLargeIsRefusedUnread()
{
    EdgeClient sender = m_edge.client();
    sender.send(post("/echo", "Content-Type: application/json\r\nContent-Length: 1001\r\n"));
    const auto reply = sender.read(); // no byte of the body was sent
    QCOMPARE(reply.status, 413);
    QVERIFY(reply.body.contains("payload-too-large"));
    QVERIFY(sender.isClosedSilently());
    QCOMPARE(m_edge.gate.handled(), QStringList());
}

void TestEdge::h5_refusalArrivesWhileTheBodyIsSent()
{
    EdgeClient sender = m_edge.client();
    sender.send(post("/echo", "Content-Type: application/json\r\nContent-Length: 5000000\r\n"));
    sender.send(QByteArray(5'000'000, ' '));
    QCOMPARE(sender.read().status, 413);
    QCOMPARE(m_edge.gate.handled(), QStringList());
}

void TestEdge::h7_methodAndType_data()
{
    bytesColumn();
    QTest::addColumn<int>("status");
    const QByteArray json = "Content-Type: application/json\r\n";
    QTest::newRow("TRACE") << QByteArray("TRACE /hello HTTP/1.1\r\n" + edgeHost + "\r\n") << 405;
    QTest::newRow("unknown method")
        << QByteArray("BREW /hello HTTP/1.1\r\n" + edgeHost + "\r\n") << 405;
    QTest::newRow("other method") << post("/hello", "Content-Length: 0\r\n") << 405;
    QTest::newRow("HEAD of a POST")
        << QByteArray("HEAD /echo HTTP/1.1\r\n" + edgeHost + "\r\n") << 405;
    QTest::newRow("unknown path") << get("/absent") << 404;
    QTest::newRow("other type") << post("/echo",
                                        "Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}")
                                << 415;
    QTest::newRow("no type") << post("/echo", "Content-Length: 2\r\n", "{}") << 415;
    QTest::newRow("not UTF-8") << post("/echo", json + "Content-Length: 3\r\n", "\"\xff\"") << 400;
}

void TestEdge::h7_methodAndType()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    EdgeClient sender = m_edge.client();
    sender.send(bytes);
    const auto reply = sender.read(bytes.startsWith("HEAD"));
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.headers.contains("allow"), status == 405);
    QCOMPARE(m_edge.gate.handled(), QStringList());
    if (status == 404 || status == 405) { // the framing was right: the connection goes on
        sender.send(get("/hello"));
        QCOMPARE(sender.read().body, QByteArray("hello"));
    }
}

void TestEdge::h9_paths_data()
{
    bytesColumn();
    for (const char *path :
         {"/%2e%2e/hello", "/x/%2E%2E/hello", "/x/../hello", "/./hello", "/%2fhello", "/hello%2f",
          "/hello%00", "/%2568ello", "/%252fhello", "//hello", "/x//hello", "/hello;x",
          "/hello;x=1", "/hello%3bx", "/hello%5c", "/hell%C3"})
        row(path, get(path));
}

void TestEdge::h9_paths()
{
    QFETCH(QByteArray, bytes);
    expectRefusal(bytes, {400, 404});
}

QTEST_GUILESS_MAIN(TestEdge)
#include "tst_edge.moc"
