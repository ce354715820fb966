// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/statuspages.h"
#include "models/wire/selfservice.h"
#include "services/audit/audittrail.h"
#include "tests/e2e/bankfixture.h"

#include <QTcpSocket>

using namespace guichet;

namespace {

QStringList limited()
{
    return {QStringLiteral("--rate-limits"),     QStringLiteral("yes"), QStringLiteral("--rate-of-customer"),
            QStringLiteral("5"),                 QStringLiteral("--rate-of-sign-in"),
            QStringLiteral("10"),                QStringLiteral("--status-listen"),
            QStringLiteral("127.0.0.1:0")};
}

} // namespace

/// What those who run the bank rely on: rates that hold, denials that are kept, the status port.
class TestOperating : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(limited()); }
    void cleanupTestCase() { m_bank.reset(); }
    void oneTokenTooOften();
    void oneAddressSigningInTooOften();
    void withoutLimits();
    void denialsAreKept();
    void theProgramLives();
    void theFigures();
    void nothingElse();

private:
    QByteArray status(const QByteArray &path)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_bank->server->statusPort());
        if (!socket.waitForConnected())
            return {};
        socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QByteArray reply;
        while (socket.waitForReadyRead() || socket.bytesAvailable() > 0)
            reply += socket.readAll();
        return reply;
    }
    std::unique_ptr<BankFixture> m_bank;
};

void TestOperating::oneTokenTooOften()
{
    BankClient customer = m_bank->as(Role::Customer);
    BankClient teller = m_bank->teller();
    int refused = 0;
    for (int i = 0; i < 100; ++i) {
        const auto said = customer.call(wire::fundingSources, {});
        if (said.status() != 200) {
            QCOMPARE(said.inShort(), QStringLiteral("429 rate-limited"));
            QVERIFY(said.reply.headers.value("retry-after").toInt() >= 1);
            ++refused;
        }
    }
    QVERIFY2(refused > 0, "a hundred went on at once");
    for (int i = 0; i < 50; ++i) // others go on
        QCOMPARE(teller.call(wire::till, {}).status(), 200);
}

void TestOperating::oneAddressSigningInTooOften()
{
    BankClient stranger = m_bank->stranger();
    int refused = 0;
    for (int i = 0; i < 60; ++i) { // malformed, so that no password is tried; a token of one's own making is no way round
        refused += stranger.send("POST", "/api/v1/user/login",
                                 {{"Content-Type", "application/json"}, {"Authorization", "Bearer x"}}, "{}").status == 429;
    }
    QVERIFY2(refused > 0, "sixty went on at once");
    QCOMPARE(m_bank->teller().call(wire::till, {}).status(), 200);
}

void TestOperating::withoutLimits()
{
    BankFixture free;
    BankClient customer = free.as(Role::Customer);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(customer.call(wire::fundingSources, {}).status(), 200);
}

void TestOperating::denialsAreKept()
{
    QCOMPARE(m_bank->teller().call(wire::overview, {}).inShort(), QStringLiteral("403 forbidden"));
    QCOMPARE(m_bank->as(Role::Manager)
                 .call(wire::uploadDocument, {UserId{1}, DocumentSide::Front, {"image/png", "x"}})
                 .inShort(),
             QStringLiteral("403 forbidden"));
    const auto denied = [&](Role role, const char *what) {
        const auto events = audit::events(m_bank->connection(), {}, {{}, 50});
        return std::any_of(events->items.cbegin(), events->items.cend(), [&](const audit::RecordedEvent &recorded) {
            return recorded.event.deed == audit::Deed::AccessDenied && recorded.event.actor == m_bank->idOf(role)
                   && recorded.event.detail == QLatin1StringView(what);
        });
    };
    QTRY_VERIFY(denied(Role::Teller, "overview"));
    QTRY_VERIFY(denied(Role::Manager, "uploadDocument"));
}

void TestOperating::theProgramLives()
{
    QVERIFY(status("/livez").endsWith("\r\n\r\nok\n"));
    const QByteArray ready = status("/readyz");
    QVERIFY2(ready.startsWith("HTTP/1.1 200 ") && ready.contains("\"database\":\"ok\""), ready);
    const auto gone = store::Database::at(m_bank->folder.path(), QStringLiteral("gone"), QStringLiteral("nobody"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^readyz: ")));
    QCOMPARE(statusPage("/readyz", gone, http::Metrics(), 0).status, 503);
}

void TestOperating::theFigures()
{
    QCOMPARE(m_bank->teller().call(wire::account, {m_bank->account(m_bank->idOf(Role::Customer))}).status(), 200);
    const QByteArray text = status("/metrics");
    for (const char *line : {"route=\"account/{account_id}\",status=\"200\"", "route=\"user/login\",status=\"429\"",
                             "\ndatabase_up 1\n", "\nledger_unbalanced_entries 0\n",
                             "\nprocess_resident_memory_bytes "})
        QVERIFY2(text.contains(line), line + text);
}

void TestOperating::nothingElse()
{
    for (const char *path : {"/", "/api/v1/bank", "/metrics/", "/livez?x", "/../etc/passwd"})
        QVERIFY2(status(path).startsWith("HTTP/1.1 404 "), path);
}

QTEST_GUILESS_MAIN(TestOperating)
#include "tst_operating.moc"
