// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/bankfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace guichet;

namespace {

constexpr int patience = 60'000;

/// What a secret or personal text might look like in a log.
QList<QByteArray> disguisesOf(const QByteArray &text)
{
    return {text, text.toHex(), text.toBase64().chopped(4), text.toPercentEncoding(), text.toUpper()};
}

} // namespace

/// Row P6: the program's log is lines of JSON with the fields allowed, and holds nothing that anybody sent.
class TestServerLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyLineIsJson();
    void requestsHaveTheFieldsAllowed();
    void nothingPersonalIsInIt();

private:
    void useTheBank(BankClient client);

    QByteArray m_log;
    QList<QByteArray> m_secrets{"sentinel@mail.example", "33698765432", "Sentinella", "quite a secret to find", "SENT123456"};
};

void TestServerLog::useTheBank(BankClient client)
{
    wire::RegisterRequest request;
    request.declared = {QStringLiteral("Sentinella Verdi"), QDate(1990, 1, 2), QStringLiteral("sentinel@mail.example"),
                        QStringLiteral("+33698765432"), QString(), QStringLiteral("SENT123456")};
    request.password = QStringLiteral("quite a secret to find");
    QCOMPARE(client.call(wire::registerCustomer, request).status(), 200);
    const auto in = client.call(wire::login, {request.declared.email, request.password});
    QCOMPARE(in.inShort(), QStringLiteral("200"));
    m_secrets << in.value->accessToken.toLatin1() << in.value->refreshToken.toLatin1();
    (void)client.call(wire::login, {request.declared.email, QStringLiteral("quite a secret to find, wrong")});
    (void)client.call(wire::payee, {{}, request.declared.email}); // not signed in
    client.setToken(in.value->accessToken.toLatin1());
    (void)client.call(wire::payee, {{}, request.declared.email});
    (void)client.send("GET", "/api/v1/customers?text=Sentinella", {{"X-Note", "sentinel@mail.example"}});
    (void)client.send("GET", "/api/v1/sentinel@mail.example");
    (void)client.send("POST", "/api/v1/user/create", {{"Content-Type", "application/json"}}, "{\"Sentinella\":");
}

void TestServerLog::initTestCase()
{
    BankFixture bank({}, SystemClock().nowMicros());
    bank.shut();
    QProcess server;
    server.start(QStringLiteral(GUICHETD), bank.arguments + QStringList{QStringLiteral("--request-log"), QStringLiteral("yes")});
    server.setReadChannel(QProcess::StandardOutput);
    while (!server.canReadLine())
        QVERIFY(server.waitForReadyRead(patience));
    const QByteArray line = server.readLine().trimmed();
    const auto port = static_cast<quint16>(line.mid(line.lastIndexOf(':') + 1).toUInt());
    useTheBank({port, bank.authority, bank.clock});
    server.terminate();
    QVERIFY(server.waitForFinished(patience));
    m_log = server.readAllStandardError();
}

void TestServerLog::everyLineIsJson()
{
    QVERIFY(m_log.endsWith('\n'));
    for (const QByteArray &line : m_log.chopped(1).split('\n'))
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line);
}

void TestServerLog::requestsHaveTheFieldsAllowed()
{
    int requests = 0;
    for (const QByteArray &line : m_log.chopped(1).split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value(QLatin1StringView("category")).toString() != QLatin1StringView("request"))
            continue;
        QCOMPARE(object.keys().join(u' '), QStringLiteral("category level method micros peer request_id route status time user"));
        ++requests;
    }
    QCOMPARE(requests, 8);
    QVERIFY(m_log.contains("\"route\":\"user/login\",\"status\":200"));
    QVERIFY(m_log.contains("\"route\":\"none\",\"status\":404"));
}

void TestServerLog::nothingPersonalIsInIt()
{
    QCOMPARE(m_secrets.size(), 7);
    for (const QByteArray &secret : std::as_const(m_secrets)) {
        for (const QByteArray &disguise : disguisesOf(secret))
            QVERIFY2(!m_log.contains(disguise), secret);
    }
}

QTEST_GUILESS_MAIN(TestServerLog)
#include "tst_serverlog.moc"
