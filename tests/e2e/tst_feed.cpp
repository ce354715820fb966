// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/selfservice.h"

#include "tests/e2e/bankfixture.h"

using namespace guichet;

/// What wallet programs read: the feed in exactly its form, and the summary of what happened last.
class TestFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_bank.reset(); }
    void theFeed();
    void theFeedOfNobody();
    void theFeedPageByPage();
    void theSummary();

private:
    BankClient me() { return m_bank->as(Role::Customer); }

    std::unique_ptr<BankFixture> m_bank;
    UserId m_me;
    AccountId m_account;
};

void TestFeed::initTestCase()
{
    m_bank = std::make_unique<BankFixture>();
    m_me = m_bank->idOf(Role::Customer);
    m_account = m_bank->account(m_me);
    m_bank->transact([&](store::Transaction &transaction) {
        QVERIFY(m_bank->users().setApproved(transaction, m_me, true, m_bank->idOf(Role::Compliance)));
        QVERIFY(ledger::setCustomerApproved(transaction.connection(), m_me, true));
    });
    const auto funded = [&](qint64 cents, const char *source) {
        return CashRequest{m_account, {}, BankFixture::euros(cents), {}, {}, QString::fromLatin1(source)};
    };
    QCOMPARE(me().call(wire::deposit, funded(50'000, "card")).status(), 200);
    QCOMPARE(me().call(wire::withdraw, funded(10'000, "bank-transfer")).status(), 200);
    const BankFixture::Client ola = m_bank->client(QStringLiteral("Ola Nordmann"));
    QCOMPARE(me().call(wire::transfer, BankFixture::order(m_account, ola.account, 2'500)).status(), 200);
}

void TestFeed::theFeed()
{
    const QByteArray path = "/api/v1/feed/" + QByteArray::number(m_me.value);
    const auto reply = me().send("GET", path);
    QCOMPARE(reply.status, 200);
    QVERIFY(!reply.headers.contains("link"));
    const QList<PostingLine> lines = m_bank->postingsOf(m_account); // newest first
    QCOMPARE(lines.size(), 3);
    const auto line = [&](qsizetype i, const QByteArray &name, qint64 amount) -> QByteArray {
        return "{\"id\":" + QByteArray::number(lines[i].entry.value) + ",\"name\":\"" + name
            + "\",\"amount\":" + QByteArray::number(amount)
            + ",\"timestamp\":" + QByteArray::number(lines[i].postedAtMicros / 1'000'000) + '}';
    };
    const QByteArray masked = QStringLiteral("O\u2022\u2022\u2022\u2022\u2022 N\u2022\u2022\u2022\u2022\u2022").toUtf8();
    QCOMPARE(reply.body, "{\"user_id\":" + QByteArray::number(m_me.value) + ",\"balance\":37500,\"transactions\":["
                             + line(2, "Card payments", 50'000) + ',' + line(1, "Bank transfer", -10'000) + ','
                             + line(0, masked, -2'500) + "]}");
}

void TestFeed::theFeedOfNobody()
{
    const UserId without = m_bank->customer(QStringLiteral("Without Account"));
    const auto said = m_bank->teller().call(wire::feed, {without, {}});
    QVERIFY(said.value && said.value->balance == 0 && said.value->transactions.isEmpty());
    QCOMPARE(m_bank->teller().call(wire::feed, {UserId{999'999}, {}}).inShort(), QStringLiteral("404 not-found"));
    QCOMPARE(me().call(wire::feed, {m_me, QStringLiteral("x")}).inShort(), QStringLiteral("422 invalid-value"));
}

void TestFeed::theFeedPageByPage()
{
    const BankFixture::Client busy = m_bank->client(QStringLiteral("Busy Body"));
    for (int i = 1; i <= 120; ++i)
        m_bank->fund(busy.account, i);
    BankClient teller = m_bank->teller();
    QByteArray target = "/api/v1/feed/" + QByteArray::number(busy.user.value);
    QList<qint64> amounts;
    int pages = 0;
    while (!target.isEmpty() && pages < 10) {
        const auto reply = teller.send("GET", target);
        const auto page = wire::feed.decodeResponse({"application/json", reply.body});
        QVERIFY2(page.has_value(), reply.body);
        QList<qint64> these;
        for (const wire::FeedTransaction &transaction : page->transactions)
            these.append(transaction.amount);
        amounts = these + amounts; // each page is older than the one before
        ++pages;
        const QByteArray link = reply.headers.value("link");
        QVERIFY(link.isEmpty() || (link.startsWith('<') && link.endsWith(">; rel=\"next\"")));
        target = link.isEmpty() ? QByteArray() : link.mid(1, link.indexOf('>') - 1);
    }
    QCOMPARE(pages, 3);
    QCOMPARE(amounts.size(), 120);
    QVERIFY(std::is_sorted(amounts.cbegin(), amounts.cend()));
}

void TestFeed::theSummary()
{
    const auto said = me().call(wire::recentSummary, {m_account, 50});
    QCOMPARE(said.inShort(), QStringLiteral("200"));
    QCOMPARE(said.value->count, 3);
    QCOMPARE(said.value->balance, 37'500);
    QCOMPARE(said.value->sumIn, 50'000);
    QCOMPARE(said.value->sumOut, 12'500);
    QCOMPARE(said.value->from, QDate(2027, 1, 15));
    QCOMPARE(said.value->to, QDate(2027, 1, 15));
    QCOMPARE(said.value->kinds.size(), 3);
    const auto newest = me().call(wire::recentSummary, {m_account, 1});
    QCOMPARE(newest.value->count, 1);
    QCOMPARE(newest.value->sumOut, 2'500);
    QVERIFY(newest.value->kinds[0].kind == EntryKind::Transfer);
}

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
