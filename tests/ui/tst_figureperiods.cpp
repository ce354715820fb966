// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/figureperiods.h"

#include <QTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestFigurePeriods : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void periodsHaveTheirFirstAndLastDay();
    void periodsCoverTheSpanWithoutGaps();
    void theGrainGivesWay();
    void titles();
    void gapsAreFilledWithTheBalanceBefore();
    void kindsAreKeptApart();
    void nothingMovedIsEmpty();
};

void TestFigurePeriods::periodsHaveTheirFirstAndLastDay()
{
    const QDate sunday(2025, 3, 16);
    QCOMPARE(firstDayOf(sunday, StatsGrain::Week), QDate(2025, 3, 10));
    QCOMPARE(lastDayOf(QDate(2025, 3, 10), StatsGrain::Week), sunday);
    QCOMPARE(firstDayOf(sunday, StatsGrain::Month), QDate(2025, 3, 1));
    QCOMPARE(lastDayOf(QDate(2024, 2, 1), StatsGrain::Month), QDate(2024, 2, 29));
    QCOMPARE(firstDayOf(QDate(2025, 1, 1), StatsGrain::Week), QDate(2024, 12, 30)); // ISO week 1 of 2025
}

void TestFigurePeriods::periodsCoverTheSpanWithoutGaps()
{
    QVERIFY(rc::check([] {
        const QDate from = QDate(2000, 1, 1).addDays(*rc::gen::inRange(0, 20'000));
        const QDate to = from.addDays(*rc::gen::inRange(0, 800));
        const auto grain = *rc::gen::element(StatsGrain::Day, StatsGrain::Week, StatsGrain::Month);
        const FigureSpan span{grain, from, to};
        const QList<QDate> periods = periodsOf(span);
        RC_ASSERT(periods.size() == periodCount(span));
        RC_ASSERT(periods.first() <= from && lastDayOf(periods.last(), grain) >= to);
        for (qsizetype i = 1; i < periods.size(); ++i)
            RC_ASSERT(lastDayOf(periods[i - 1], grain).addDays(1) == periods[i]);
    }));
}

void TestFigurePeriods::theGrainGivesWay()
{
    const QDate today(2025, 12, 31);
    QCOMPARE(grainThatFits(StatsGrain::Day, today.addDays(-89), today), StatsGrain::Day);
    QCOMPARE(grainThatFits(StatsGrain::Day, QDate(2025, 1, 1), today), StatsGrain::Week);
    QCOMPARE(grainThatFits(StatsGrain::Month, today.addDays(-6), today), StatsGrain::Month);
    QCOMPARE(grainThatFits(StatsGrain::Day, QDate(2020, 1, 1), today), StatsGrain::Month);
    QCOMPARE(grainThatFits(StatsGrain::Day, QDate(2000, 1, 1), today), std::nullopt);
}

void TestFigurePeriods::titles()
{
    QCOMPARE(periodTitle(QDate(2025, 3, 14), StatsGrain::Day), u"14 Mar 2025"_s);
    QCOMPARE(periodTitle(QDate(2024, 12, 30), StatsGrain::Week), u"Week 1, 30 Dec – 05 Jan 2025"_s);
    QCOMPARE(periodTitle(QDate(2025, 3, 1), StatsGrain::Month), u"March 2025"_s);
    QCOMPARE(periodLabel(QDate(2025, 3, 4), StatsGrain::Day), u"4 Mar"_s);
    QCOMPARE(periodLabel(QDate(2025, 3, 1), StatsGrain::Month), u"Mar 25"_s);
    QCOMPARE(spanTitle({StatsGrain::Month, QDate(2025, 2, 14), QDate(2025, 3, 14)}), u"01 Feb 2025 – 31 Mar 2025"_s);
}

void TestFigurePeriods::gapsAreFilledWithTheBalanceBefore()
{
    const Currency euro = Currency::euro();
    const FigureSpan span{StatsGrain::Day, QDate(2025, 3, 10), QDate(2025, 3, 14)};
    const QList<StatsRow> all = {{QDate(2025, 3, 11), euro, 1, 500, 0, 0, 1000, 1500},
                                 {QDate(2025, 3, 13), euro, 0, 0, 1, 200, 1500, 1300}};
    const auto rows = mergedFigures(span, euro, all, {all[0]}, {all[1]});
    QCOMPARE(rows.size(), 5);
    const QList<std::pair<qint64, qint64>> balances = {{1000, 1000}, {1000, 1500}, {1500, 1500}, {1500, 1300}, {1300, 1300}};
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].periodStart, QDate(2025, 3, 10).addDays(i));
        QCOMPARE(rows[i].opening, balances[i].first);
        QCOMPARE(rows[i].closing, balances[i].second);
    }
    QCOMPARE(rows[1].sumIn, 500);
    QCOMPARE(rows[3].sumOut, 200);
    QCOMPARE(rows[2].countIn + rows[2].countOut, 0);
}

// Transfers and interest move the balance, but they are neither deposits nor withdrawals.
void TestFigurePeriods::kindsAreKeptApart()
{
    const Currency euro = Currency::euro();
    const QDate day(2025, 3, 11);
    const auto rows = mergedFigures({StatsGrain::Day, day, day}, euro, {{day, euro, 7, 900, 3, 400, 1000, 1500}},
                                    {{day, euro, 2, 300, 0, 0, 1000, 1500}}, {{day, euro, 0, 0, 1, 50, 1000, 1500}});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].countIn, 2);
    QCOMPARE(rows[0].sumIn, 300);
    QCOMPARE(rows[0].countOut, 1);
    QCOMPARE(rows[0].sumOut, 50);
    QCOMPARE(rows[0].closing, 1500);
}

void TestFigurePeriods::nothingMovedIsEmpty()
{
    const QDate day(2025, 3, 11);
    QVERIFY(mergedFigures({StatsGrain::Day, day, day}, Currency::euro(), {}, {}, {}).isEmpty());
}

QTEST_MAIN(TestFigurePeriods)
#include "tst_figureperiods.moc"
