// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/bankfixture.h"

using namespace guichet;

/// Requests that come at once are handled together, and answered each for itself.
class TestTogether : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachOfManyAtOnceHasItsOwnAnswer();
    void readsOfManyAtOnceNeverCross();
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

// Everybody asks for everything, each a hundred times: they get what is theirs, with the right balance, and of what isn't
// the same answer as of what isn't there.
void TestTogether::readsOfManyAtOnceNeverCross()
{
    BankFixture bank;
    struct Person {
        QByteArray token;
        UserId user;
        AccountId account;
        qint64 cents;
    };
    const Person customer{bank.signIn(Role::Customer), bank.idOf(Role::Customer), bank.account(bank.idOf(Role::Customer)), 10'000};
    bank.fund(customer.account, customer.cents);
    const auto other = bank.client(QStringLiteral("Bob"), 20'000);
    const AccountId nobodys{999'999};
    const QByteArray strangers = customer.token.chopped(8) + "AAAAAAAA";
    const QList<QByteArray> tokens{customer.token, bank.teller().token(), bank.as(Role::Administrator).token(), strangers};
    std::vector<std::future<QString>> askers;
    for (int asker = 0; asker < 12; ++asker) {
        const int who = asker % 4;
        askers.push_back(std::async(std::launch::async, [&, who] {
            BankClient client(bank.port, bank.authority, bank.clock, tokens[who]);
            for (int i = 0; i < 25; ++i) {
                for (const AccountId account : {customer.account, other.account, nobodys}) {
                    const bool isTheirs = account == customer.account || (who == 1 && account == other.account);
                    const QString expected = who == 3 ? QStringLiteral("401 invalid-token")
                        : who == 2                    ? QStringLiteral("403 forbidden")
                        : isTheirs                    ? QStringLiteral("200")
                                                      : QStringLiteral("404 not-found");
                    const qint64 cents = account == customer.account ? 10'000 : 20'000;
                    const auto details = client.call(wire::account, {account});
                    if (details.inShort() != expected || (details.value && details.value->summary.balance.minorUnits != cents)
                        || (details.value && details.value->summary.id != account))
                        return QStringLiteral("account: ") + details.inShort();
                    const auto page = client.call(wire::postings, {account, {}, 10});
                    if (page.inShort() != expected || (page.value && page.value->items.size() != 1)
                        || (page.value && page.value->items.first().amount.minorUnits != cents))
                        return QStringLiteral("postings: ") + page.inShort();
                }
            }
            return QString();
        }));
    }
    for (auto &asker : askers)
        QCOMPARE(asker.get(), QString());
}

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_together.moc"
