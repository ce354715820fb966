// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/statements.h"
#include "services/ledger/reads.h"
#include "tests/e2e/bankfixture.h"

using namespace guichet;

/// Statements and past balances over the real port: who gets them, and that they stay what they are. Covers
/// services/http/routes/statementroutes.cpp and models/wire/statements.cpp.
class TestStatements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bank.reset(); }
    void theFilesAreTheSameLater();
    void aCustomerGetsTheirOwnOnly();
    void whatIsRefused();
    void balancesOfThePast();
    void interestRunsInTheServer();

private:
    /// Tokens don't outlive a day.
    BankClient as(Role role)
    {
        BankClient client = m_bank->stranger();
        client.setToken(m_bank->signIn(role));
        return client;
    }
    void nextDay() { m_bank->clock.advance(24 * 3600 * microsPerSecond); }
    QDate today() { return m_bank->bank->calendar().dateAt(m_bank->clock.nowMicros()); }
    EdgeClient::Reply file(BankClient client, StatementFormat format)
    {
        return client.call(wire::statementFile, {m_account, format, QDate(2027, 1, 15), QDate(2027, 1, 16)}).reply;
    }

    std::unique_ptr<BankFixture> m_bank;
    AccountId m_account; ///< of the customer who can sign in
};

void TestStatements::init()
{
    m_bank = std::make_unique<BankFixture>();
    m_account = m_bank->account(m_bank->idOf(Role::Customer));
    for (int day = 0; day < 2; ++day) {
        QCOMPARE(as(Role::Teller).call(wire::deposit, BankFixture::cash(m_account, 1'500, QStringLiteral("=1+1"))).status(), 200);
        nextDay();
    }
}

void TestStatements::theFilesAreTheSameLater()
{
    const auto json = as(Role::Teller).call(wire::statement, {m_account, QDate(2027, 1, 15), QDate(2027, 1, 16)});
    QCOMPARE(json.inShort(), QStringLiteral("200"));
    QCOMPARE(json.value->lines.size(), 2);
    QCOMPARE(json.value->closing.minorUnits, 3'000);
    QCOMPARE(json.value->number, m_bank->detailsOf(m_account).summary.number);
    const auto csv = file(as(Role::Teller), StatementFormat::Csv);
    QCOMPARE(csv.headers.value("content-type"), QByteArray("text/csv; charset=utf-8"));
    QVERIFY(csv.body.contains(",Till 1,'=1+1\r\n"));
    const auto camt = file(as(Role::Teller), StatementFormat::Camt053);
    QCOMPARE(camt.headers.value("content-type"), QByteArray("application/xml"));
    QVERIFY(camt.body.contains("<Ustrd>=1+1</Ustrd>"));

    QCOMPARE(as(Role::Teller).call(wire::deposit, BankFixture::cash(m_account, 700)).status(), 200);
    nextDay();
    QCOMPARE(as(Role::Teller).call(wire::statement, {m_account, QDate(2027, 1, 15), QDate(2027, 1, 16)}).reply.body,
             json.reply.body);
    QCOMPARE(file(as(Role::Customer), StatementFormat::Csv).body, csv.body); // the same for everybody
    QCOMPARE(file(as(Role::Manager), StatementFormat::Camt053).body, camt.body);
}

void TestStatements::aCustomerGetsTheirOwnOnly()
{
    const BankFixture::Client other = m_bank->client(QStringLiteral("Somebody Else"), 10'000);
    const QDate day = today().addDays(-1);
    BankClient client = as(Role::Customer);
    QCOMPARE(client.call(wire::statement, {m_account, day, day}).inShort(), QStringLiteral("200"));
    QCOMPARE(client.call(wire::balance, {m_account, {}}).inShort(), QStringLiteral("200"));
    QCOMPARE(client.call(wire::statement, {other.account, day, day}).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(client.call(wire::statementFile, {other.account, StatementFormat::Csv, day, day}).inShort(),
             QStringLiteral("404 not-found"));
    QCOMPARE(client.call(wire::balance, {other.account, {}}).inShort(), QStringLiteral("404 not-found"));
}

void TestStatements::whatIsRefused()
{
    BankClient teller = as(Role::Teller);
    QCOMPARE(teller.call(wire::statement, {m_account, today(), today()}).inShort(), QStringLiteral("422 invalid-value"));
    QCOMPARE(teller.call(wire::statement, {m_account, {}, {}}).inShort(), QStringLiteral("422 invalid-value"));
    QCOMPARE(teller.call(wire::balance, {m_account, QStringLiteral("yesterday")}).inShort(), QStringLiteral("422 invalid-value"));
    QCOMPARE(teller.call(wire::balance, {m_account, QStringLiteral("2100-01-01T00:00:00Z")}).inShort(),
             QStringLiteral("422 invalid-value"));
    const auto form = teller.send("GET", "/api/v1/account/" + QByteArray::number(m_account.value)
                                             + "/statement/pdf?from=2027-01-15&to=2027-01-16");
    QCOMPARE(form.status, 422);
}

void TestStatements::balancesOfThePast()
{
    const auto at = [&](const char *moment) {
        const auto said = as(Role::Teller).call(wire::balance, {m_account, QString::fromLatin1(moment)});
        return said.value ? said.value->balance.minorUnits : -1;
    };
    QCOMPARE(at("2027-01-15T07:59:59.999999Z"), 0);
    QCOMPARE(at("2027-01-15T08:00:00Z"), 1'500);
    QCOMPARE(at("2027-01-16T08:00:00.000000Z"), 3'000);
    QCOMPARE(at(""), 3'000);
}

// The server's own job, over its clock: nobody calls it.
void TestStatements::interestRunsInTheServer()
{
    const AccountId savings = m_bank->account(m_bank->customer(QStringLiteral("Saver")), QStringLiteral("savings"));
    m_bank->fund(savings, 10'000'000);
    while (today() < QDate(2027, 2, 2))
        nextDay();
    m_bank->bank->keepHouse();
    QTRY_COMPARE_WITH_TIMEOUT(ledger::postingsOf(m_bank->connection(), savings, 0, 1).first().kind, EntryKind::Interest,
                              30'000);
    const auto posting = ledger::postingsOf(m_bank->connection(), savings, 0, 1).first();
    // 100 000.00 at 2 % for January 17 to 31: 8219.178… cents
    QCOMPARE(posting.minorUnits, 8'219);
    QCOMPARE(posting.note, QStringLiteral("2027-01"));
}

QTEST_GUILESS_MAIN(TestStatements)
#include "tst_accountstatements.moc"
