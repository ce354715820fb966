// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/eventstream.h"

#include "edgefixture.h"

#include <deque>

using namespace guichet::http;

namespace {

/// Every request is answered by a stream, which the test writes to.
class StreamGate : public Gate
{
public:
    HeadVerdict judge(const RequestHead &) override { return {}; }
    void handle(Request request, Responder responder) override
    {
        if (request.path == "/later") {
            const QMutexLocker locker(&m_mutex);
            m_later = std::make_unique<Responder>(std::move(responder));
            return;
        }
        EventStream stream = responder.stream({200, "text/event-stream", {}, {}});
        const QMutexLocker locker(&m_mutex);
        m_streams.push_back(std::move(stream));
    }
    int count() const
    {
        const QMutexLocker locker(&m_mutex);
        return int(m_streams.size());
    }
    /// Once count() says that it is there: nobody else touches it then.
    EventStream &newest() { return m_streams.back(); }
    bool holdsOne() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_later != nullptr;
    }
    /// The stream of who asked for "/later". Once holdsOne().
    EventStream beginLater() { return std::exchange(m_later, nullptr)->stream({200, "text/event-stream", {}, {}}); }
    void endNewest()
    {
        const QMutexLocker locker(&m_mutex);
        m_streams.pop_back();
    }

private:
    mutable QMutex m_mutex;
    std::deque<EventStream> m_streams;
    std::unique_ptr<Responder> m_later;
};

} // namespace

/// Answers that go on: what a reader gets, how it ends, and what becomes of one who doesn't read.
class TestEventStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<EdgeFixture>();
        start(m_fixture->options());
    }
    void cleanupTestCase()
    {
        m_server.reset();
        m_fixture.reset();
    }
    void piecesComeAsTheyAreSent();
    void droppingItEndsTheConnection();
    void aReaderWhoLeavesIsNoticed();
    void aReaderWhoLeftBeforeItBeganIsNoticed();
    void aReaderWhoDoesNotReadIsCut();
    void quietIsNoReasonToEnd();
    void aHeadHasNoStream();
    void aServerThatStopsEndsIt();

private:
    void start(const ServerOptions &options)
    {
        m_server = std::make_unique<HttpServer>(m_gate, options);
        m_port = m_server->start().value_or(0);
        QVERIFY(m_port != 0);
    }
    std::unique_ptr<EdgeClient> opened()
    {
        const int before = m_gate.count();
        auto client = std::make_unique<EdgeClient>(m_port, m_fixture->identity.authorityPem);
        client->send(get("/events"));
        return QTest::qWaitFor([&] { return m_gate.count() > before; }) ? std::move(client) : nullptr;
    }
    static QByteArray line(EdgeClient &client)
    {
        while (!client.socket.canReadLine()) {
            if (!client.socket.waitForReadyRead(5'000))
                return {};
        }
        return client.socket.readLine();
    }

    StreamGate m_gate;
    std::unique_ptr<EdgeFixture> m_fixture;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
};

void TestEventStream::piecesComeAsTheyAreSent()
{
    const auto client = opened();
    QVERIFY(client);
    const EdgeClient::Reply head = client->read();
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-type"), QByteArray("text/event-stream; charset=utf-8"));
    QCOMPARE(head.headers.value("cache-control"), QByteArray("no-store"));
    QCOMPARE(head.headers.value("connection"), QByteArray("close"));
    QVERIFY(!head.headers.contains("content-length") && !head.headers.contains("transfer-encoding"));
    for (int i = 0; i < 3; ++i) {
        m_gate.newest().send("data: " + QByteArray::number(i) + '\n');
        QCOMPARE(line(*client), "data: " + QByteArray::number(i) + '\n');
    }
    QVERIFY(m_gate.newest().isOpen());
}

void TestEventStream::droppingItEndsTheConnection()
{
    const auto client = opened();
    QVERIFY(client);
    (void)client->read();
    m_gate.newest().send("last\n");
    m_gate.endNewest();
    QCOMPARE(line(*client), QByteArray("last\n"));
    QVERIFY(client->isClosedSilently());
}

void TestEventStream::aReaderWhoLeavesIsNoticed()
{
    auto client = opened();
    QVERIFY(client);
    (void)client->read();
    client.reset();
    QTRY_VERIFY(!m_gate.newest().isOpen());
    m_gate.newest().send("to nobody"); // does no harm
}

void TestEventStream::aReaderWhoLeftBeforeItBeganIsNoticed()
{
    QTRY_COMPARE(m_server->connectionCount(), 0); // those of the tests before
    auto client = std::make_unique<EdgeClient>(m_port, m_fixture->identity.authorityPem);
    client->send(get("/later"));
    QTRY_VERIFY(m_gate.holdsOne());
    client.reset();
    QTRY_COMPARE(m_server->connectionCount(), 0);
    const EventStream stream = m_gate.beginLater();
    QTRY_VERIFY(!stream.isOpen());
}

void TestEventStream::aReaderWhoDoesNotReadIsCut()
{
    const auto client = opened();
    QVERIFY(client);
    client->socket.setReadBufferSize(1024);
    const QByteArray piece(64 * 1024, 'x');
    for (int i = 0; i < 256; ++i) // more than both kernels keep for a connection
        m_gate.newest().send(piece);
    QTRY_VERIFY(!m_gate.newest().isOpen());
}

void TestEventStream::quietIsNoReasonToEnd()
{
    m_server.reset();
    start(m_fixture->hastyOptions()); // waits 0.3 s for a reply to be read
    const auto client = opened();
    QVERIFY(client);
    (void)client->read();
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(clock.elapsed() > 1'500);
    QVERIFY(m_gate.newest().isOpen());
    m_gate.newest().send("still\n");
    QCOMPARE(line(*client), QByteArray("still\n"));
}

void TestEventStream::aHeadHasNoStream()
{
    EdgeClient client(m_port, m_fixture->identity.authorityPem);
    const int before = m_gate.count();
    client.send("HEAD /events HTTP/1.1\r\n" + edgeHost + "\r\n");
    const EdgeClient::Reply reply = client.read(true);
    QCOMPARE(reply.status, 200);
    QVERIFY(!reply.headers.contains("content-length"));
    QVERIFY(client.isClosedSilently());
    QCOMPARE(m_gate.count(), before + 1);
    QVERIFY(!m_gate.newest().isOpen());
}

void TestEventStream::aServerThatStopsEndsIt()
{
    const auto client = opened();
    QVERIFY(client);
    (void)client->read();
    QSignalSpy stopped(m_server.get(), &HttpServer::stopped);
    m_server->stop();
    QVERIFY(client->isClosedSilently());
    QTRY_COMPARE(stopped.count(), 1);
    QVERIFY(!m_gate.newest().isOpen());
}

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_httpeventstream.moc"
