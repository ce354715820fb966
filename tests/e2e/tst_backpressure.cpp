// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/bankfixture.h"

using namespace guichet;

/// More than the engine takes: 503 with Retry-After, before anything is written.
class TestBackPressure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullQueueSaysSoAndWritesNothing();
};

namespace {

struct Sent {
    IdempotencyKey key;
    std::future<EdgeClient::Reply> reply;
};

} // namespace

void TestBackPressure::aFullQueueSaysSoAndWritesNothing()
{
    BankFixture bank({QStringLiteral("--posting-queue=1"), QStringLiteral("--limit-per-day=100"),
                      QStringLiteral("--worker-threads=8")});
    const AccountId account = bank.client(QStringLiteral("Ada")).account;
    const QByteArray token = bank.teller().token();
    const CashRequest request = BankFixture::cash(account, 100);
    std::vector<Sent> sent;
    {
        // Somebody else holds the account's row: the writers wait for it, and what they can't take piles up.
        const auto holder = bank.database.database().connect();
        store::Transaction lock(*holder);
        QCOMPARE(lock.run("ledger/lock_accounts", {{":ids", u'{' + QString::number(account.value) + u'}'}}).size(), 1);
        for (int i = 0; i < 12; ++i) {
            const IdempotencyKey key = bank.newKey();
            sent.push_back({key, std::async(std::launch::async, [&, key] {
                                BankClient client(bank.port, bank.authority, bank.clock, token);
                                return client.call(wire::deposit, request, key).reply;
                            })});
        }
        const auto isOneDone = [&] {
            return std::any_of(sent.begin(), sent.end(), [](const Sent &one) {
                return one.reply.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOneDone(), 20'000);
    }
    int booked = 0;
    int busy = 0;
    for (Sent &one : sent) {
        const EdgeClient::Reply reply = one.reply.get();
        const auto verdict = bank.teller().call(wire::operation, {one.key});
        if (reply.status == 200) {
            ++booked;
            QVERIFY(verdict.value->state == OperationState::Booked);
            continue;
        }
        ++busy;
        QCOMPARE(reply.status, 503);
        QCOMPARE(wire::decodeProblem(reply.body)->code, QStringLiteral("busy"));
        QVERIFY(reply.headers.value("retry-after").toInt() > 0);
        QVERIFY(verdict.value->state == OperationState::NotFound);
    }
    QVERIFY(busy > 0);
    QCOMPARE(bank.balanceOf(account), 100 * booked);
    for (const Sent &one : sent) // sent again, all are booked, each once
        QCOMPARE(bank.teller().call(wire::deposit, request, one.key).inShort(), QStringLiteral("200"));
    QCOMPARE(bank.balanceOf(account), 100 * qint64(sent.size()));
}

QTEST_GUILESS_MAIN(TestBackPressure)
#include "tst_backpressure.moc"
