// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interest/accrual.h"

#include "services/ledger/history.h"
#include "tests/store/interestbank.h"

using namespace guichet;
using namespace guichet::interest;

class AccrualTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<InterestBank> m_bank;
    store::Connection &connection() { return m_bank->connection(); }
    int stepToEnd(int accountsAStep = 500)
    {
        int steps = 0;
        while (stepForward(connection(), m_bank->terms(accountsAStep)))
            ++steps;
        return steps;
    }
    /// In minor units; the rest must be none.
    qint64 wholeAccrued(AccountId account)
    {
        const Exact exact = accruedOf(connection(), account);
        if (exact % oneMinorUnit != 0)
            qFatal("not whole");
        return qint64(exact / oneMinorUnit);
    }

private Q_SLOTS:
    void init()
    {
        m_bank = std::make_unique<InterestBank>();
        m_bank->setTerms(QStringLiteral("savings"), 36'500); // a ten-thousandth a day
    }
    void cleanup() { m_bank.reset(); }

    void aDayCountsOnceItIsSettled()
    {
        const AccountId account = m_bank->savings(1'000'000);
        QCOMPARE(stepToEnd(), 0);
        const qint64 midnight = m_bank->calendar.startOf(QDate(2027, 1, 16));
        m_bank->clock.set(midnight + ledger::settleMicros - 1);
        QCOMPARE(stepToEnd(), 0);
        m_bank->clock.set(midnight + ledger::settleMicros);
        QCOMPARE(stepToEnd(), 2); // the accounts, and that there are no more
        QCOMPARE(wholeAccrued(account), 100);
        QCOMPARE(accruedThrough(connection()), QDate(2027, 1, 15));
        QCOMPARE(stepToEnd(), 0);
    }

    void theBalanceAtTheEndOfTheDayCounts()
    {
        const AccountId account = m_bank->savings(1'000'000);
        m_bank->move(account, -400'000);
        m_bank->setDay(QDate(2027, 1, 16));
        m_bank->move(account, 1'400'000); // before the 15th is worked out
        stepToEnd();
        QCOMPARE(wholeAccrued(account), 60);
        m_bank->setDay(QDate(2027, 1, 18));
        stepToEnd();
        QCOMPARE(wholeAccrued(account), 60 + 200 + 200);
    }

    void balancesOfZeroAndBelowBearNothing()
    {
        m_bank->setTerms(QStringLiteral("savings"), 36'500, QStringLiteral("ACT/365F"), QStringLiteral("half-even"),
                         QStringLiteral("carried"), -1'000'000);
        const AccountId overdrawn = m_bank->savings(-500'000);
        const AccountId empty = m_bank->savings();
        m_bank->setDay(QDate(2027, 1, 18));
        m_bank->move(overdrawn, 600'000);
        m_bank->setDay(QDate(2027, 1, 19));
        stepToEnd();
        QCOMPARE(wholeAccrued(overdrawn), 10);
        QCOMPARE(wholeAccrued(empty), 0);
    }

    void aMonthsEndWritesDownWhatIsToBePosted()
    {
        const AccountId account = m_bank->savings(1'000'000);
        const AccountId small = m_bank->savings(100); // 17 days: 0.17 cents
        m_bank->setDay(QDate(2027, 2, 1));
        stepToEnd();
        QCOMPARE(m_bank->months(account), QStringLiteral("2027-01 1700 waits"));
        QCOMPARE(wholeAccrued(account), 0);
        QCOMPARE(m_bank->months(small), QString());
        QVERIFY(accruedOf(connection(), small) == oneMinorUnit / 100 * 17);
        QCOMPARE(monthsOf(connection(), account).first().month, QDate(2027, 1, 1));
        QVERIFY(monthsOf(connection(), account).first().exact == 1700 * oneMinorUnit);
    }

    void theRestIsCarriedOrDropped_data()
    {
        QTest::addColumn<QString>("remainder");
        QTest::addColumn<QString>("months");
        // Two days of 0.75 and 0.25 cents in January, one of 0.5 each in February and March.
        QTest::newRow("carried") << QStringLiteral("carried") << QStringLiteral("2027-01 1 waits, 2027-03 1 waits");
        QTest::newRow("dropped") << QStringLiteral("dropped") << QStringLiteral("2027-01 1 waits");
    }
    void theRestIsCarriedOrDropped()
    {
        QFETCH(QString, remainder);
        QFETCH(QString, months);
        m_bank->setTerms(QStringLiteral("savings"), 36'500, QStringLiteral("ACT/365F"), QStringLiteral("half-even"),
                         remainder);
        m_bank->setDay(QDate(2027, 1, 30));
        const AccountId account = m_bank->savings(7'500);
        for (const auto &[day, cents] : QList<std::pair<QDate, qint64>>{{QDate(2027, 1, 31), -5'000},
                                                                       {QDate(2027, 2, 1), 2'500},
                                                                       {QDate(2027, 2, 2), -5'000},
                                                                       {QDate(2027, 3, 31), 5'000},
                                                                       {QDate(2027, 4, 1), -5'000}}) {
            m_bank->setDay(day);
            m_bank->move(account, cents);
        }
        stepToEnd();
        QCOMPARE(m_bank->months(account), months);
    }

    // Each tie of half a cent, on the last day of a month.
    void tiesGoToTheEvenCent()
    {
        m_bank->setDay(QDate(2027, 1, 31));
        QList<AccountId> accounts;
        for (const qint64 cents : {5'000, 15'000, 25'000, 35'000})
            accounts.append(m_bank->savings(cents));
        m_bank->setDay(QDate(2027, 2, 1));
        stepToEnd();
        QCOMPARE(m_bank->months(accounts[0]), QString());
        QCOMPARE(m_bank->months(accounts[1]), QStringLiteral("2027-01 2 waits"));
        QCOMPARE(m_bank->months(accounts[2]), QStringLiteral("2027-01 2 waits"));
        QCOMPARE(m_bank->months(accounts[3]), QStringLiteral("2027-01 4 waits"));
        QVERIFY(accruedOf(connection(), accounts[0]) == oneMinorUnit / 2);
        QVERIFY(accruedOf(connection(), accounts[1]) == -oneMinorUnit / 2);
        QVERIFY(accruedOf(connection(), accounts[2]) == oneMinorUnit / 2);
        QVERIFY(accruedOf(connection(), accounts[3]) == -oneMinorUnit / 2);
    }

    void anyNumberOfAccountsAStepGivesTheSame()
    {
        QList<AccountId> accounts;
        for (int i = 0; i < 5; ++i)
            accounts.append(m_bank->savings(10'000 * (i + 1)));
        m_bank->setDay(QDate(2027, 1, 17));
        QCOMPARE(stepToEnd(2), 2 * (3 + 1));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(wholeAccrued(accounts[i]), 2 * (i + 1));
    }

    void aCrashedStepLeavesNothing()
    {
        const AccountId account = m_bank->savings(1'000'000);
        m_bank->setDay(QDate(2027, 1, 16));
        m_bank->database.superuserConnection().runScriptNamed("teststore/forbid_interest_progress");
        QVERIFY_THROWS_EXCEPTION(store::Fault, (void)stepForward(connection(), m_bank->terms()));
        m_bank->database.superuserConnection().runScriptNamed("teststore/allow_interest_progress");
        QVERIFY(accruedOf(connection(), account) == 0);
        stepToEnd();
        QCOMPARE(wholeAccrued(account), 100);
    }

    void whatWasWorkedOutStays()
    {
        const AccountId account = m_bank->savings(1'000'000);
        m_bank->setDay(QDate(2027, 2, 1));
        stepToEnd();
        for (const char *statement : {"teststore/raise_interest_posting", "teststore/delete_interest_posting"}) {
            try {
                m_bank->database.superuserConnection().run(statement);
                QFAIL("was changed");
            } catch (const store::Fault &fault) {
                QCOMPARE(fault.kind(), store::Fault::Kind::Constraint);
            }
        }
        QCOMPARE(m_bank->months(account), QStringLiteral("2027-01 1700 waits"));
    }
};

QTEST_GUILESS_MAIN(AccrualTest)
#include "tst_accrual.moc"
