// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/bankfixture.h"

using namespace guichet;

/// Transfers that come at once are prepared together, and answered each for itself.
class TestTogether : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachOfManyAtOnceHasItsOwnAnswer();
};

void TestTogether::eachOfManyAtOnceHasItsOwnAnswer()
{
    BankFixture bank({QStringLiteral("--limit-per-day=100")});
    const AccountId ada = bank.client(QStringLiteral("Ada"), 10'000).account;
    const AccountId bob = bank.client(QStringLiteral("Bob")).account;
    const QByteArray token = bank.teller().token();
    const qint64 before = bank.balanceOf(ada);
    const AccountId nobodys{999'999};
    std::vector<std::future<QString>> answers;
    for (int i = 0; i < 24; ++i) {
        const IdempotencyKey key = bank.newKey();
        const AccountId to = i % 3 == 0 ? nobodys : i % 3 == 1 ? ada : bob;
        answers.push_back(std::async(std::launch::async, [&bank, &token, key, ada, to] {
            BankClient client(bank.port, bank.authority, bank.clock, token);
            wire::TransferOrder order;
            order.from = ada;
            order.to = to;
            order.amount = BankFixture::euros(100);
            return client.call(wire::transfer, order, key).inShort();
        }));
    }
    for (size_t i = 0; i < answers.size(); ++i) {
        const QString answer = answers[i].get();
        if (i % 3 == 2)
            QCOMPARE(answer, QStringLiteral("200"));
        else
            QVERIFY2(answer.contains(i % 3 == 0 ? QStringLiteral("payee-not-found") : QStringLiteral("same-account")), qPrintable(answer));
    }
    QCOMPARE(bank.balanceOf(ada), before - 800);
}

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_together.moc"
