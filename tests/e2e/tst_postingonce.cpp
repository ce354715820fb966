// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/bankfixture.h"

#include <latch>

using namespace guichet;

namespace {

constexpr qint64 much = 100'000'00; // cents

QHash<QString, int> tally(const QList<QString> &answers)
{
    QHash<QString, int> counts;
    for (const QString &answer : answers)
        ++counts[answer];
    return counts;
}

} // namespace

/// Whatever is sent how often and beside whom: it happens once, or not at all.
class TestPostingOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<BankFixture>(); }
    void cleanupTestCase() { m_bank.reset(); }

    void aDepositSentTwiceBooksOnce();
    void sentTwiceFromTwoConnectionsAtOnceBooksOnce();
    void aReplayDoesntCountAndIsntLimited();
    void aRefusalIsRememberedToo();
    void aReplayOutlivesWhatItNeeded();
    void ahundredWithdrawalsAgainstALimitOfFour();
    void transfersBothWaysAtOnce();
    void aBadNoteDisturbsNoNeighbour();

private:
    /// Sends all of them at once, each over a connection of its own; the answers in short, in order.
    QList<QString> sendAtOnce(int count, const std::function<QString(BankClient &, int)> &send)
    {
        const QByteArray token = m_bank->teller().token();
        std::latch start(count);
        std::vector<std::future<QString>> sent;
        for (int i = 0; i < count; ++i) {
            sent.push_back(std::async(std::launch::async, [&, i] {
                BankClient client(m_bank->port, m_bank->authority, m_bank->clock, token);
                client.send("GET", "/livez"); // connected before the start
                start.arrive_and_wait();
                return send(client, i);
            }));
        }
        QList<QString> answers;
        for (auto &answer : sent)
            answers.append(answer.get());
        return answers;
    }
    std::unique_ptr<BankFixture> m_bank;
};

void TestPostingOnce::aDepositSentTwiceBooksOnce()
{
    const AccountId account = m_bank->client(QStringLiteral("Ada")).account;
    const IdempotencyKey key = m_bank->newKey();
    BankClient teller = m_bank->teller();
    const auto first = teller.call(wire::deposit, BankFixture::cash(account, 5'000), key);
    const auto second = teller.call(wire::deposit, BankFixture::cash(account, 5'000), key);
    QCOMPARE(first.inShort(), QStringLiteral("200"));
    QCOMPARE(second.reply.body, first.reply.body);
    QCOMPARE(m_bank->balanceOf(account), 5'000);
    QCOMPARE(m_bank->postingsOf(account).size(), 1);
}

void TestPostingOnce::sentTwiceFromTwoConnectionsAtOnceBooksOnce()
{
    const QString inFlight = QStringLiteral("409 key-in-flight");
    for (int round = 0; round < 10; ++round) {
        const AccountId account = m_bank->client(QStringLiteral("Bob")).account;
        const IdempotencyKey key = m_bank->newKey();
        const QList<QString> answers = sendAtOnce(2, [&](BankClient &client, int) {
            const auto said = client.call(wire::deposit, BankFixture::cash(account, 5'000), key);
            return said.value ? QString::number(said.value->entry.value) : said.inShort();
        });
        // Both are given the same entry.
        QVERIFY2(!answers.contains(inFlight), qPrintable(answers.join(u' ')));
        QCOMPARE(answers[0], answers[1]);
        QCOMPARE(m_bank->balanceOf(account), 5'000);
        QCOMPARE(m_bank->postingsOf(account).size(), 1);
    }
}

void TestPostingOnce::aReplayDoesntCountAndIsntLimited()
{
    const AccountId account = m_bank->client(QStringLiteral("Cem"), much).account;
    BankClient teller = m_bank->teller();
    const IdempotencyKey first = m_bank->newKey();
    QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(account, 100), first).value->limit.used, 1);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(account, 100), first).inShort(), QStringLiteral("200"));
    for (int i = 2; i <= 4; ++i)
        QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(account, 100)).value->limit.used, i);
    QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(account, 100)).inShort(), QStringLiteral("422 limit-reached"));
    QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(account, 100), first).inShort(), QStringLiteral("200"));
    QCOMPARE(m_bank->balanceOf(account), much - 400);
}

void TestPostingOnce::aRefusalIsRememberedToo()
{
    const AccountId account = m_bank->client(QStringLiteral("Dea")).account;
    BankClient teller = m_bank->teller();
    const IdempotencyKey key = m_bank->newKey();
    QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(account, 100), key).inShort(),
             QStringLiteral("422 insufficient-funds"));
    m_bank->fund(account, 1'000);
    QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(account, 100), key).inShort(),
             QStringLiteral("422 insufficient-funds"));
    QCOMPARE(m_bank->balanceOf(account), 1'000);
    QCOMPARE(teller.call(wire::withdraw, BankFixture::cash(account, 100)).inShort(), QStringLiteral("200"));
}

void TestPostingOnce::aReplayOutlivesWhatItNeeded()
{
    const AccountId payer = m_bank->client(QStringLiteral("Eva"), 1'000).account;
    const AccountId payee = m_bank->client(QStringLiteral("Fay")).account;
    BankClient teller = m_bank->teller();
    const IdempotencyKey key = m_bank->newKey();
    const auto first = teller.call(wire::transfer, BankFixture::order(payer, payee, 1'000), key);
    QCOMPARE(first.inShort(), QStringLiteral("200"));
    QCOMPARE(teller.call(wire::closeAccount, {payer, m_bank->detailsOf(payer).version}).status(), 204);
    QCOMPARE(teller.call(wire::transfer, BankFixture::order(payer, payee, 1'000), key).reply.body, first.reply.body);
}

void TestPostingOnce::ahundredWithdrawalsAgainstALimitOfFour()
{
    const AccountId account = m_bank->client(QStringLiteral("Gil"), much).account;
    const auto counts = tally(sendAtOnce(100, [&](BankClient &client, int) {
        return client.call(wire::withdraw, BankFixture::cash(account, 100)).inShort();
    }));
    QCOMPARE(counts, (QHash<QString, int>{{QStringLiteral("200"), 4}, {QStringLiteral("422 limit-reached"), 96}}));
    QCOMPARE(m_bank->balanceOf(account), much - 400);
}

void TestPostingOnce::transfersBothWaysAtOnce()
{
    QList<BankFixture::Client> clients;
    for (int i = 0; i < 8; ++i)
        clients.append(m_bank->client(QStringLiteral("Hugo %1").arg(i), 10'000));
    const auto counts = tally(sendAtOnce(32, [&](BankClient &client, int i) {
        const AccountId from = clients[i % 8].account;
        const AccountId to = clients[(i % 8 + 1 + i / 8) % 8].account;
        return client.call(wire::transfer, BankFixture::order(from, to, 100 + i)).inShort();
    }));
    QCOMPARE(counts, (QHash<QString, int>{{QStringLiteral("200"), 32}}));
    qint64 sum = 0;
    for (const BankFixture::Client &client : clients)
        sum += m_bank->balanceOf(client.account);
    QCOMPARE(sum, 80'000);
}

void TestPostingOnce::aBadNoteDisturbsNoNeighbour()
{
    const QByteArrayList badNotes{R"(a\u0000b)", R"(\ud800)", R"(x\udc00y)", QByteArray("a\0b", 3)};
    QList<BankFixture::Client> clients;
    for (int i = 0; i < 24; ++i)
        clients.append(m_bank->client(QStringLiteral("Ida %1").arg(i)));
    const QList<QString> answers = sendAtOnce(24, [&](BankClient &client, int i) {
        const AccountId account = clients[i].account;
        if (i % 3 != 0)
            return client.call(wire::deposit, BankFixture::cash(account, 500, QStringLiteral("é😀"))).inShort();
        const QByteArray body = R"({"amount":500,"currency":"EUR","cash":[{"face":500,"count":1}],"note":")"
            + badNotes[i / 3 % 4] + "\"}";
        const BankClient::Headers headers{{"Content-Type", "application/json"},
                                          {"Idempotency-Key", m_bank->newKey().text().toLatin1()}};
        const QByteArray target = "/api/v1/account/" + QByteArray::number(account.value) + "/deposit";
        return QString::number(client.send("POST", target, headers, body).status);
    });
    for (int i = 0; i < 24; ++i) {
        QCOMPARE(answers[i], i % 3 != 0 ? QStringLiteral("200") : QStringLiteral("400"));
        QCOMPARE(m_bank->balanceOf(clients[i].account), i % 3 != 0 ? 500 : 0);
    }
}

QTEST_GUILESS_MAIN(TestPostingOnce)
#include "tst_postingonce.moc"
