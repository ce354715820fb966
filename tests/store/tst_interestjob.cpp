// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interest/interestjob.h"

#include "tests/store/interestbank.h"

using namespace guichet;
using namespace guichet::interest;

/// Interest as the bank runs it: against tables worked out by hand, and whatever stops the job.
class InterestJobTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<InterestBank> m_bank;

    /// Runs on the first of each month, as a server that is always there does.
    void runMonthly(InterestBank &bank, QDate until)
    {
        for (QDate first(2027, 2, 1); first <= until; first = first.addMonths(1)) {
            bank.setDay(first);
            bank.run();
        }
    }

private Q_SLOTS:
    void init() { m_bank = std::make_unique<InterestBank>(); }
    void cleanup() { m_bank.reset(); }

    // 10 000.00 from 2027-01-15 on at 2 %. Each month's interest is in the balance from the next month's first day on,
    // and what rounding left is carried. Worked out by hand: sum over days of balance * 0.02 / days of the year.
    void byHand_data()
    {
        QTest::addColumn<QString>("dayCount");
        QTest::addColumn<QString>("paid");
        QTest::newRow("ACT/365F") << QStringLiteral("ACT/365F")
                                  << QStringLiteral("2027-01 932, 2027-02 1535, 2027-03 1703, 2027-04 1651, 2027-05 1708, "
                                                    "2027-06 1656, 2027-07 1715, 2027-08 1717, 2027-09 1664, "
                                                    "2027-10 1723, 2027-11 1670, 2027-12 1729, 2028-01 1732, "
                                                    "2028-02 1622, 2028-03 1738");
        QTest::newRow("ACT/360") << QStringLiteral("ACT/360") << QStringLiteral("2027-01 944, 2027-02 1557, 2027-03 1727");
    }
    void byHand()
    {
        QFETCH(QString, dayCount);
        QFETCH(QString, paid);
        m_bank->setTerms(QStringLiteral("savings"), 20'000, dayCount);
        const AccountId account = m_bank->savings(1'000'000);
        const int months = int(paid.count(u',')) + 1;
        runMonthly(*m_bank, QDate(2027, 2, 1).addMonths(months - 1));
        QCOMPARE(m_bank->paid(account), paid);
    }

    void aLeapYearByTheDaysItHas()
    {
        m_bank->setTerms(QStringLiteral("savings"), 20'000, QStringLiteral("ACT/ACT"));
        m_bank->setDay(QDate(2027, 12, 15));
        m_bank->run();
        const AccountId account = m_bank->savings(1'000'000); // opened in mid-month
        for (const QDate day : {QDate(2028, 1, 1), QDate(2028, 2, 1), QDate(2028, 3, 1), QDate(2028, 4, 1)}) {
            m_bank->setDay(day);
            m_bank->run();
        }
        QCOMPARE(m_bank->paid(account), QStringLiteral("2027-12 932, 2028-01 1695, 2028-02 1589, 2028-03 1701"));
    }

    void runTwiceItPaysOnce()
    {
        const AccountId account = m_bank->savings(1'000'000);
        m_bank->setDay(QDate(2027, 2, 1));
        QCOMPARE(m_bank->run(), 1);
        QCOMPARE(m_bank->run(), 0);
        QCOMPARE(m_bank->paid(account), QStringLiteral("2027-01 932"));
    }

    void daysThatWereMissedAreCaughtUp()
    {
        InterestBank daily;
        const AccountId one = m_bank->savings(1'234'567);
        const AccountId other = daily.savings(1'234'567);
        for (QDate day(2027, 1, 16); day <= QDate(2027, 2, 5); day = day.addDays(1)) {
            for (const auto &[bank, account] : {std::pair(m_bank.get(), one), std::pair(&daily, other)}) {
                bank->setDay(day);
                if (day.day() % 4 == 0)
                    bank->move(account, day.day() * 1'111 - 20'000);
            }
            daily.run();
        }
        m_bank->run();
        QVERIFY(!daily.paid(other).isEmpty());
        QCOMPARE(m_bank->paid(one), daily.paid(other));
        QCOMPARE(accruedThrough(m_bank->connection()), QDate(2027, 2, 4));
        QCOMPARE(accruedThrough(daily.connection()), QDate(2027, 2, 4));
    }

    void severalMonthsAreCaughtUpMonthByMonth()
    {
        const AccountId account = m_bank->savings(1'000'000);
        m_bank->setDay(QDate(2027, 4, 10));
        m_bank->run();
        // 931.506… - 932, then 1534.246… and 1698.630… on the same balance: nothing was in it on those days.
        QCOMPARE(m_bank->paid(account), QStringLiteral("2027-01 932, 2027-02 1534, 2027-03 1698"));
    }

    // Every step is one transaction: killed after any number of them, another run brings the same end.
    void killedAfterAnyStepAndResumed()
    {
        QList<AccountId> accounts;
        for (int i = 1; i <= 5; ++i)
            accounts.append(m_bank->savings(1'000'000 * i));
        m_bank->setDay(QDate(2027, 2, 2));
        int steps = 0;
        for (bool goesOn = true; goesOn; ++steps) {
            const auto fresh = m_bank->database.database().connect(); // a server that dies after one step
            goesOn = stepForward(*fresh, m_bank->terms(2));
            if (steps % 7 == 3)
                (void)payOut(*fresh, m_bank->engine, m_bank->clock.nowMicros());
        }
        QVERIFY(steps > 18 * 4);
        m_bank->run();
        const QStringList amounts{QStringLiteral("932"), QStringLiteral("1863"), QStringLiteral("2795"),
                                  QStringLiteral("3726"), QStringLiteral("4658")};
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_bank->paid(accounts[i]), QStringLiteral("2027-01 ") + amounts[i]);
    }

    void twoServersAtOnceDoItOnce()
    {
        QList<AccountId> accounts;
        for (int i = 0; i < 12; ++i)
            accounts.append(m_bank->savings(1'000'000));
        m_bank->setDay(QDate(2027, 3, 1));
        const auto work = [this] {
            const auto own = m_bank->database.database().connect();
            while (stepForward(*own, m_bank->terms(3))) {
            }
            (void)payOut(*own, m_bank->engine, m_bank->clock.nowMicros());
        };
        std::thread one(work), other(work); // without the lease, as when it ran out
        one.join();
        other.join();
        m_bank->run();
        for (const AccountId account : std::as_const(accounts))
            QCOMPARE(m_bank->paid(account), QStringLiteral("2027-01 932, 2027-02 1534"));
    }

    void theThreadsOfTwoServersDoItOnce()
    {
        const AccountId account = m_bank->savings(1'000'000);
        m_bank->setDay(QDate(2027, 2, 1));
        InterestJob one(m_bank->database.database(), m_bank->engine, m_bank->clock, m_bank->calendar);
        InterestJob other(m_bank->database.database(), m_bank->engine, m_bank->clock, m_bank->calendar);
        one.start();
        other.start();
        QTRY_COMPARE_WITH_TIMEOUT(m_bank->months(account), QStringLiteral("2027-01 932 posted"), 60'000);
        m_bank->setDay(QDate(2027, 3, 1));
        one.wake();
        other.wake();
        QTRY_COMPARE_WITH_TIMEOUT(m_bank->months(account), QStringLiteral("2027-01 932 posted, 2027-02 1535 posted"), 60'000);
        one.stop();
        other.stop();
        QCOMPARE(m_bank->paid(account), QStringLiteral("2027-01 932, 2027-02 1535"));
    }

    void whereItHasNotBegunItBeginsToday()
    {
        SmallBank bank;
        ledger::PostingEngine engine(bank.database.database(), bank.clock, bank.calendar, {});
        QVERIFY(engine.start());
        QVERIFY(!accruedThrough(bank.connection()));
        QCOMPARE(InterestJob::runOnce(bank.connection(), engine, {bank.calendar, bank.clock.nowMicros()}), 0);
        QCOMPARE(accruedThrough(bank.connection()), QDate(2027, 1, 14));
        begin(bank.connection(), QDate(2020, 1, 1)); // it has begun
        QCOMPARE(accruedThrough(bank.connection()), QDate(2027, 1, 14));
    }
};

QTEST_GUILESS_MAIN(InterestJobTest)
#include "tst_interestjob.moc"
