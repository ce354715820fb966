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
    void notReadyWithoutADatabase();
    void notReadyForAnotherSchemaOrWithoutPosting();
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
    QVERIFY2(ready.startsWith("HTTP/1.1 200 "), ready);
    QVERIFY2(ready.endsWith(R"({"ready":true,"checks":{"database":"ok","schema":"ok","posting":"ok"}})" "\n"), ready);
}

void TestOperating::notReadyWithoutADatabase()
{
    const auto gone = store::Database::at(m_bank->folder.path(), QStringLiteral("gone"), QStringLiteral("nobody"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^readyz: ")));
    const http::Response answer = statusPage("/readyz", {gone, m_bank->bank->services(), http::Metrics(), 0});
    QCOMPARE(answer.status, 503);
    QVERIFY2(answer.body.contains(R"("database":"unreachable","schema":"unknown")"), answer.body);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^metrics: ")));
    const http::Response figures = statusPage("/metrics", {gone, m_bank->bank->services(), http::Metrics(), 0});
    QVERIFY(figures.status == 200 && figures.body.contains("\ndatabase_up 0\n"));
}

/// A newer program's schema serves those that are still to be replaced; an altered one, or one without posting, doesn't.
void TestOperating::notReadyForAnotherSchemaOrWithoutPosting()
{
    BankFixture other;
    const auto answer = [&] {
        return statusPage("/readyz", {other.bank->database(), other.bank->services(), http::Metrics(), 0});
    };
    QCOMPARE(answer().status, 200);
    other.database.superuserConnection().run("store/insert_migration", {{":number", 9999},
                                                                        {":name", QStringLiteral("9999_later")},
                                                                        {":checksum", QString(64, u'0')}});
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^readyz: .*9999_later")));
    const http::Response newer = answer();
    QVERIFY2(newer.status == 200 && newer.body.contains(R"("ready":true)") && newer.body.contains(R"("schema":"newer")"), newer.body);
    other.database.superuserConnection().run("teste2e/alter_migration");
    other.bank->stop();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^readyz: ")));
    const QByteArray body = answer().body;
    QVERIFY2(body.contains(R"("schema":"another","posting":"stopped")"), body);
}

void TestOperating::theFigures()
{
    QCOMPARE(m_bank->teller().call(wire::account, {m_bank->account(m_bank->idOf(Role::Customer))}).status(), 200);
    const QByteArray text = status("/metrics");
    for (const char *line : {"route=\"account/{account_id}\",status=\"200\"", "route=\"user/login\",status=\"429\"",
                             "\ndatabase_up 1\n", "\nledger_unbalanced_entries 0\n",
                             "\nprocess_resident_memory_bytes ", "\nworkers_waiting 0\n", "\nsign_ins_waiting 0\n",
                             "\nledger_commands_waiting 0\n", "http_server_refusals_total{code=\"rate-limited\"} ",
                             "http_server_refusals_total{code=\"forbidden\"} "})
        QVERIFY2(text.contains(line), line + text);
    const auto figure = [&](const QByteArray &name) {
        const QByteArray now = status("/metrics");
        const qsizetype from = now.indexOf('\n' + name + ' ') + name.size() + 2;
        return now.mid(from, now.indexOf('\n', from) - from).toLongLong();
    };
    const qint64 commands = figure("ledger_batch_commands_sum");
    const qint64 batches = figure("ledger_batch_commands_count");
    m_bank->fund(m_bank->account(m_bank->idOf(Role::Customer)), 100);
    QVERIFY(figure("ledger_batch_commands_sum") > commands);
    QVERIFY(figure("ledger_batch_commands_count") > batches);
}

void TestOperating::nothingElse()
{
    for (const char *path : {"/", "/api/v1/bank", "/metrics/", "/livez?x", "/../etc/passwd"})
        QVERIFY2(status(path).startsWith("HTTP/1.1 404 "), path);
}

QTEST_GUILESS_MAIN(TestOperating)
#include "tst_operating.moc"
