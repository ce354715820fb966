// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/statsperiod.h"

#include <QTest>

using namespace guichet;

class StatsPeriodTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPeriodHasItsFirstAndLastDay_data()
    {
        QTest::addColumn<StatsGrain>("grain");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        QTest::newRow("day") << StatsGrain::Day << QDate(2027, 1, 3) << QDate(2027, 1, 3) << QDate(2027, 1, 3);
        QTest::newRow("Sunday") << StatsGrain::Week << QDate(2027, 1, 3) << QDate(2026, 12, 28) << QDate(2027, 1, 3);
        QTest::newRow("Monday") << StatsGrain::Week << QDate(2027, 1, 4) << QDate(2027, 1, 4) << QDate(2027, 1, 10);
        QTest::newRow("week 1 of 2025") << StatsGrain::Week << QDate(2025, 1, 1) << QDate(2024, 12, 30) << QDate(2025, 1, 5);
        QTest::newRow("leap day") << StatsGrain::Month << QDate(2028, 2, 29) << QDate(2028, 2, 1) << QDate(2028, 2, 29);
        QTest::newRow("no leap day") << StatsGrain::Month << QDate(2027, 2, 1) << QDate(2027, 2, 1) << QDate(2027, 2, 28);
    }
    void aPeriodHasItsFirstAndLastDay()
    {
        QFETCH(StatsGrain, grain);
        QFETCH(QDate, date);
        QTEST(firstDayOf(date, grain), "first");
        QTEST(lastDayOf(date, grain), "last");
    }
};

QTEST_GUILESS_MAIN(StatsPeriodTest)
#include "tst_statsperiod.moc"
