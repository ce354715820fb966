// SPDX-License-Identifier: GPL-3.0-or-later
// Covers services/http/httplistener.cpp too, the server behind it.
#include "edgefixture.h"

#include <QSignalSpy>
#include <QSslCipher>
#include <QTcpSocket>

using namespace guichet::http;
using namespace Qt::StringLiterals;

// The server as a whole: connections, TLS, stopping.
class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_edge.gate.clear(); }

    void forwardedForOnlyFromTrusted_data();
    void forwardedForOnlyFromTrusted();
    void muteSocketsDoNotBlockOthers();
    void connectionsAreLimited();
    void weakTlsIsRefused_data();
    void weakTlsIsRefused();
    void renewedCertificateNeedsNoRestart();
    void stopAnswersWhatIsInFlight();
    void stopEndsIdleConnections();
    void stopCutsWhatTakesTooLong();
    void portInUseIsReported();

private:
    EdgeFixture m_edge;
};

void TestHttpServer::forwardedForOnlyFromTrusted_data()
{
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<QByteArray>("forwarded");
    QTest::addColumn<QString>("peer");
    QTest::newRow("stranger") << false << QByteArray("203.0.113.9") << u"127.0.0.1"_s;
    QTest::newRow("gateway") << true << QByteArray("198.51.100.1, 203.0.113.9") << u"203.0.113.9"_s;
    QTest::newRow("gateway, nonsense") << true << QByteArray("x") << u"127.0.0.1"_s;
}

void TestHttpServer::forwardedForOnlyFromTrusted()
{
    QFETCH(bool, trusted);
    QFETCH(QByteArray, forwarded);
    QFETCH(QString, peer);
    ServerOptions behind = m_edge.options();
    if (trusted)
        behind.trustedProxies = {QHostAddress(QHostAddress::LocalHost)};
    const auto running = m_edge.start(behind);
    EdgeClient sender = m_edge.client(running);
    sender.send(get("/hello", "X-Forwarded-For: " + forwarded + "\r\n"));
    QCOMPARE(sender.read().status, 200);
    QCOMPARE(m_edge.gate.peers(), QStringList{peer});
}

void TestHttpServer::muteSocketsDoNotBlockOthers()
{
    const auto running = m_edge.start(m_edge.options());
    std::vector<std::unique_ptr<QTcpSocket>> mute;
    for (int i = 0; i < 100; ++i) {
        mute.push_back(std::make_unique<QTcpSocket>());
        mute.back()->connectToHost(QHostAddress::LocalHost, running.port);
    }
    QTRY_COMPARE(running.server->connectionCount(), 100);
    EdgeClient sender = m_edge.client(running);
    sender.send(get("/hello"));
    QCOMPARE(sender.read().status, 200);
    QCOMPARE(running.server->connectionCount(), 101); // answered while all of them were still mute
}

void TestHttpServer::connectionsAreLimited()
{
    ServerOptions small = m_edge.options();
    small.connections = 2;
    const auto running = m_edge.start(small);
    EdgeClient first = m_edge.client(running);
    EdgeClient second = m_edge.client(running);
    QVERIFY(first.connected && second.connected);
    QVERIFY(!m_edge.client(running).connected);
    first.socket.abort();
    QTRY_COMPARE(running.server->connectionCount(), 1);
    QVERIFY(m_edge.client(running).connected);
}

void TestHttpServer::weakTlsIsRefused_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QString>("cipher");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("1.3") << int(QSsl::TlsV1_3) << QString() << true;
    QTest::newRow("1.2 AEAD") << int(QSsl::TlsV1_2) << u"ECDHE-ECDSA-AES256-GCM-SHA384"_s << true;
    QTest::newRow("1.2 CBC") << int(QSsl::TlsV1_2) << u"ECDHE-ECDSA-AES256-SHA384"_s << false;
    QTest::newRow("1.2 without forward secrecy")
        << int(QSsl::TlsV1_2) << u"AES128-GCM-SHA256"_s << false;
}

void TestHttpServer::weakTlsIsRefused()
{
    QFETCH(int, protocol);
    QFETCH(QString, cipher);
    QFETCH(bool, accepted);
    QSslConfiguration tls;
    tls.setProtocol(QSsl::SslProtocol(protocol));
    if (!cipher.isEmpty()) {
        const QSslCipher only(cipher);
        QVERIFY(!only.isNull());
        tls.setCiphers({only});
    }
    EdgeClient sender(m_edge.shared.port, m_edge.identity.authorityPem, tls);
    QCOMPARE(sender.connected, accepted);
}

void TestHttpServer::renewedCertificateNeedsNoRestart()
{
    const auto running = m_edge.start(m_edge.options());
    EdgeClient before = m_edge.client(running);
    const QTemporaryDir directory;
    const auto renewed
        = ensureCertificates(directory.filePath(u"tls"_s), {}, QDateTime::currentDateTimeUtc());
    QVERIFY(renewed);
    running.server->setIdentity(*renewed);
    QTRY_VERIFY(EdgeClient(running.port, renewed->authorityPem).connected);
    QVERIFY(!m_edge.client(running).connected); // the old authority no longer vouches
    before.send(get("/hello"));
    QCOMPARE(before.read().status, 200);
}

void TestHttpServer::stopAnswersWhatIsInFlight()
{
    const auto running = m_edge.start(m_edge.options());
    EdgeClient sender = m_edge.client(running);
    sender.send(get("/held") + get("/hello"));
    QTRY_COMPARE(m_edge.gate.handled().size(), 1);
    QSignalSpy stopped(running.server.get(), &HttpServer::stopped);
    running.server->stop();
    QTRY_VERIFY(!m_edge.client(running).connected); // nobody new
    QCOMPARE(stopped.count(), 0);
    m_edge.gate.release();
    const auto reply = sender.read();
    QCOMPARE(reply.body, QByteArray("held"));
    QCOMPARE(reply.headers.value("connection"), QByteArray("close"));
    QVERIFY(sender.isClosedSilently());
    QTRY_COMPARE(stopped.count(), 1);
    QCOMPARE(m_edge.gate.handled().size(), 1);
}

void TestHttpServer::stopEndsIdleConnections()
{
    const auto running = m_edge.start(m_edge.options());
    EdgeClient idle = m_edge.client(running);
    QVERIFY(idle.connected);
    QSignalSpy stopped(running.server.get(), &HttpServer::stopped);
    running.server->stop();
    QVERIFY(idle.isClosedSilently());
    QTRY_COMPARE(stopped.count(), 1);
}

void TestHttpServer::stopCutsWhatTakesTooLong()
{
    ServerOptions quick = m_edge.hastyOptions();
    const auto running = m_edge.start(quick);
    EdgeClient sender = m_edge.client(running);
    sender.send(get("/held"));
    QTRY_COMPARE(m_edge.gate.handled().size(), 1);
    QSignalSpy stopped(running.server.get(), &HttpServer::stopped);
    running.server->stop();
    QTRY_COMPARE(stopped.count(), 1);
    m_edge.gate.release(); // too late: dropped, nothing crashes
    QVERIFY(sender.isClosedSilently());
}

void TestHttpServer::portInUseIsReported()
{
    ServerOptions taken = m_edge.options();
    taken.port = m_edge.shared.port;
    HttpServer second(m_edge.gate, taken);
    const auto port = second.start();
    QVERIFY(!port);
    QVERIFY(port.error().contains(QString::number(m_edge.shared.port)));
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
