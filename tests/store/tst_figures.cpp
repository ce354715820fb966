// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/stats/figures.h"

#include "services/stats/statsjob.h"
#include "tests/store/randomhistory.h"

#include <QTest>

using namespace guichet;
using namespace guichet::stats;

class FiguresTest : public QObject
{
    Q_OBJECT
private:
    static StatsQuery query(StatsGrain grain, QDate from, QDate to)
    {
        return {grain, from, to, {}, {}, Currency::euro()};
    }

private Q_SLOTS:
    void weeksBeginOnMondayAndMonthsOnTheFirst()
    {
        QCOMPARE(firstDayOf(QDate(2027, 1, 3), StatsGrain::Week), QDate(2026, 12, 28));
        QCOMPARE(lastDayOf(QDate(2026, 12, 28), StatsGrain::Week), QDate(2027, 1, 3));
        QCOMPARE(firstDayOf(QDate(2027, 1, 4), StatsGrain::Week), QDate(2027, 1, 4));
        QCOMPARE(firstDayOf(QDate(2028, 2, 29), StatsGrain::Month), QDate(2028, 2, 1));
        QCOMPARE(lastDayOf(QDate(2028, 2, 1), StatsGrain::Month), QDate(2028, 2, 29));
        QCOMPARE(firstDayOf(QDate(2027, 1, 3), StatsGrain::Day), QDate(2027, 1, 3));
        QCOMPARE(lastDayOf(QDate(2027, 1, 3), StatsGrain::Day), QDate(2027, 1, 3));
    }
    void datesAreWidenedToWholePeriods()
    {
        const auto whole = wholePeriods(query(StatsGrain::Month, QDate(2027, 1, 15), QDate(2027, 2, 2)));
        QCOMPARE(whole->from, QDate(2027, 1, 1));
        QCOMPARE(whole->to, QDate(2027, 2, 28));
    }
    void wrongQuestionsAreInvalid()
    {
        const QDate day(2027, 1, 15);
        COMPARE_REFUSAL(wholePeriods(query(StatsGrain::Day, {}, day)), InvalidValue);
        COMPARE_REFUSAL(wholePeriods(query(StatsGrain::Day, day, {})), InvalidValue);
        COMPARE_REFUSAL(wholePeriods(query(StatsGrain::Day, day, day.addDays(-1))), InvalidValue);
        COMPARE_REFUSAL(wholePeriods(query(StatsGrain::Day, day, day.addDays(longestSpanDays + 1))), InvalidValue);
        StatsQuery noCurrency = query(StatsGrain::Day, day, day);
        noCurrency.currency = {};
        COMPARE_REFUSAL(wholePeriods(noCurrency), InvalidValue);
    }

    void figuresOfADayInDetail()
    {
        SmallBank bank;
        const AccountId ana = bank.account(bank.customer(QStringLiteral("Ana")));
        const AccountId bo = bank.account(bank.customer(QStringLiteral("Bo")));
        bank.goTo(QDate(2027, 1, 15));
        QVERIFY(bank.deposit(ana, 1000));
        bank.goTo(QDate(2027, 1, 16));
        QVERIFY(bank.deposit(ana, 500));
        QVERIFY(bank.withdraw(ana, 200));
        QVERIFY(bank.transfer(ana, bo, 300));
        StatsJob::runOnce(bank.connection());
        StatsQuery asked = query(StatsGrain::Day, QDate(2027, 1, 16), QDate(2027, 1, 20));
        QCOMPARE(textOf(*figures(bank.connection(), asked)),
                 QByteArray("2027-01-16 EUR in 2 800 out 2 500 from 1000 to 1300\n"));
        asked.account = ana;
        QCOMPARE(textOf(*figures(bank.connection(), asked)),
                 QByteArray("2027-01-16 EUR in 1 500 out 2 500 from 1000 to 1000\n"));
        asked.account = bo;
        asked.kinds = {EntryKind::Transfer};
        QCOMPARE(textOf(*figures(bank.connection(), asked)),
                 QByteArray("2027-01-16 EUR in 1 300 out 0 0 from 0 to 300\n"));
        asked.kinds = {EntryKind::Deposit};
        QCOMPARE(textOf(*figures(bank.connection(), asked)), QByteArray());
    }

    void theOverviewSaysWhatTheBankHolds()
    {
        SmallBank bank;
        QCOMPARE(overview(bank.connection(), Currency::euro()).asOfMicros, 0);
        QVERIFY(bank.deposit(bank.account(bank.customer(QStringLiteral("Ana"))), 1000));
        QVERIFY(bank.deposit(bank.account(bank.customer(QStringLiteral("Bo"))), 500));
        StatsJob::runOnce(bank.connection());
        const BankOverview seen = overview(bank.connection(), Currency::euro());
        QCOMPARE(seen.depositsHeld, 1500);
        QCOMPARE(seen.depositsHeld, ledger::customersTotal(bank.connection(), Currency::euro()));
        QCOMPARE(seen.cashInTills, 1500);
        QCOMPARE(seen.tillsOpen, 1);
        QCOMPARE(seen.unbalancedEntries, 0);
        QCOMPARE(seen.asOfMicros, bank.clock.nowMicros());
    }
};

QTEST_GUILESS_MAIN(FiguresTest)
#include "tst_figures.moc"
