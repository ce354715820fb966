// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/accountload.h"

#include "services/accounts/directory.h"
#include "services/stats/figures.h"
#include "services/stats/statsjob.h"
#include "tests/store/smallbank.h"

#include <QTest>

using namespace guichet;
using namespace guichet::accounts;

class AccountLoadTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<SmallBank> m_bank;

    QList<AccountId> load(const QList<LoadedAccount> &accounts, UserId checker)
    {
        const AccountId opening = m_bank->internalAccount(QStringLiteral("opening:EUR"), QStringLiteral("Opening"),
                                                          ledger::AccountNature::Internal);
        return m_bank->transact([&](store::Transaction &transaction) {
            return loadAccounts(transaction, m_bank->users,
                                {m_bank->identity, Currency::euro(), opening, m_bank->teller.user, checker,
                                 m_bank->today(), m_bank->clock.nowMicros()},
                                accounts);
        });
    }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<SmallBank>(); }

    void loadedAccountsAreLikeOpenedOnes()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        const UserId bo = m_bank->customer(QStringLiteral("Bo"));
        const auto ids = load({{ana, QStringLiteral("checking"), 12'345, true},
                               {ana, QStringLiteral("investments"), 0, false},
                               {bo, QStringLiteral("savings"), 500, true}},
                              m_bank->supervisor.user);
        QCOMPARE(ids.size(), 3);
        const auto first = details(m_bank->connection(), m_bank->users, ids.first(), m_bank->teller);
        QVERIFY(first);
        QCOMPARE(first->summary.balance, SmallBank::euros(12'345));
        QCOMPARE(first->summary.status, AccountStatus::Active);
        QVERIFY(first->summary.isDefault);
        QCOMPARE(first->holders.first().name, QStringLiteral("Ana"));
        QCOMPARE(accountByNumber(m_bank->connection(), first->summary.number), ids.first());
        QVERIFY(waitingRequests(m_bank->connection(), m_bank->users, {})->items.isEmpty());

        QVERIFY(m_bank->deposit(ids.at(1), 100));
        COMPARE_REFUSAL(m_bank->withdraw(ids.at(1), 100), ActionNotAllowed);
        QVERIFY(m_bank->transfer(ids.at(0), ids.at(2), 345));

        stats::StatsJob::runOnce(m_bank->connection());
        QCOMPARE(stats::overview(m_bank->connection(), Currency::euro()).depositsHeld, 12'945);
    }
    void theMakerIsNotTheChecker()
    {
        const UserId ana = m_bank->customer(QStringLiteral("Ana"));
        try {
            (void)load({{ana, QStringLiteral("checking"), 0, true}}, m_bank->teller.user);
            QFAIL("was accepted");
        } catch (const store::Fault &fault) {
            QCOMPARE(fault.constraint(), QByteArray("maker_is_not_checker"));
        }
    }
};

QTEST_GUILESS_MAIN(AccountLoadTest)
#include "tst_accountload.moc"
