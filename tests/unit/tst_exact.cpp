// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/interest/exact.h"

#include <QTest>

using namespace guichet;
using namespace guichet::interest;
using accounts::DayCount;
using accounts::Rounding;

namespace {

constexpr Exact half = oneMinorUnit / 2;

Exact days(qint64 cents, qint64 partsPerMillion, DayCount dayCount, QDate first, int count)
{
    Exact sum = 0;
    for (int i = 0; i < count; ++i)
        sum += dayShare(cents, partsPerMillion, dayCount, first.addDays(i));
    return sum;
}

} // namespace

class ExactTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aYearOfDaysIsTheRateExactly()
    {
        // 2 % of 10 000.00 are 200.00, without a rest.
        QVERIFY(days(1'000'000, 20'000, DayCount::Actual365Fixed, QDate(2027, 1, 1), 365) == 20'000 * oneMinorUnit);
        QVERIFY(days(1'000'000, 20'000, DayCount::ActualActual, QDate(2027, 1, 1), 365) == 20'000 * oneMinorUnit);
        QVERIFY(days(1'000'000, 20'000, DayCount::ActualActual, QDate(2028, 1, 1), 366) == 20'000 * oneMinorUnit);
        QVERIFY(days(1'000'000, 20'000, DayCount::Actual360, QDate(2027, 1, 1), 360) == 20'000 * oneMinorUnit);
        // A leap year has a 366th day at 1/365.
        QVERIFY(days(365'000, 20'000, DayCount::Actual365Fixed, QDate(2028, 1, 1), 366) == 7'320 * oneMinorUnit);
    }

    void byHand_data()
    {
        QTest::addColumn<int>("dayCount");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<int>("count");
        QTest::addColumn<qint64>("cents");
        // 10 000.00 at 2 %: 1 000 000 cents * 0.02 * days / basis, rounded half to even.
        const int fixed = int(DayCount::Actual365Fixed), actual = int(DayCount::ActualActual), bank = int(DayCount::Actual360);
        QTest::newRow("28 days / 365") << fixed << QDate(2027, 2, 1) << 28 << qint64(1534);  // 1534.246…
        QTest::newRow("29 days / 365") << fixed << QDate(2028, 2, 1) << 29 << qint64(1589);  // 1589.041…
        QTest::newRow("30 days / 365") << fixed << QDate(2027, 4, 1) << 30 << qint64(1644);  // 1643.835…
        QTest::newRow("31 days / 365") << fixed << QDate(2027, 1, 1) << 31 << qint64(1699);  // 1698.630…
        QTest::newRow("28 days, actual") << actual << QDate(2027, 2, 1) << 28 << qint64(1534); // as / 365
        QTest::newRow("29 days, actual") << actual << QDate(2028, 2, 1) << 29 << qint64(1585); // / 366: 1584.699…
        QTest::newRow("31 days, actual") << actual << QDate(2028, 1, 1) << 31 << qint64(1694); // / 366: 1693.989…
        QTest::newRow("across the year") << actual << QDate(2027, 12, 17) << 30 << qint64(1642); // 15/365 + 15/366: 1641.590…
        QTest::newRow("31 days / 360") << bank << QDate(2027, 1, 1) << 31 << qint64(1722);   // 1722.222…
        QTest::newRow("28 days / 360") << bank << QDate(2027, 2, 1) << 28 << qint64(1556);   // 1555.555…
    }
    void byHand()
    {
        QFETCH(int, dayCount);
        QFETCH(QDate, first);
        QFETCH(int, count);
        QFETCH(qint64, cents);
        const Exact exact = days(1'000'000, 20'000, DayCount(dayCount), first, count);
        QCOMPARE(rounded(exact, Rounding::HalfEven).minorUnits, cents);
    }

    void nothingGrowsOnNothing()
    {
        QVERIFY(dayShare(0, 20'000, DayCount::Actual365Fixed, QDate(2027, 1, 1)) == 0);
        QVERIFY(dayShare(-1'000'000, 20'000, DayCount::Actual365Fixed, QDate(2027, 1, 1)) == 0);
        QVERIFY(dayShare(1'000'000, 0, DayCount::Actual365Fixed, QDate(2027, 1, 1)) == 0);
    }

    void theLargestBalanceFits()
    {
        Exact sum = 0;
        for (int i = 0; i < 31; ++i)
            sum += dayShare(std::numeric_limits<qint64>::max(), 1'000'000, DayCount::Actual360, QDate(2027, 1, 1));
        QVERIFY(sum > 0);
        QCOMPARE(rounded(sum, Rounding::Down).minorUnits, 794'234'814'284'716'805); // * 31 / 360, rounded down
    }

    void ties_data()
    {
        QTest::addColumn<int>("rounding");
        QTest::addColumn<qint64>("halves"); // so many half minor units
        QTest::addColumn<qint64>("cents");
        const int even = int(Rounding::HalfEven), up = int(Rounding::HalfUp), down = int(Rounding::Down);
        QTest::newRow("0.5 to even") << even << qint64(1) << qint64(0);
        QTest::newRow("1.5 to even") << even << qint64(3) << qint64(2);
        QTest::newRow("2.5 to even") << even << qint64(5) << qint64(2);
        QTest::newRow("3 to even") << even << qint64(6) << qint64(3);
        QTest::newRow("0.5 up") << up << qint64(1) << qint64(1);
        QTest::newRow("2.5 up") << up << qint64(5) << qint64(3);
        QTest::newRow("1.5 down") << down << qint64(3) << qint64(1);
        QTest::newRow("0 down") << down << qint64(0) << qint64(0);
    }
    void ties()
    {
        QFETCH(int, rounding);
        QFETCH(qint64, halves);
        QFETCH(qint64, cents);
        const Rounded whole = rounded(halves * half, Rounding(rounding));
        QCOMPARE(whole.minorUnits, cents);
        QVERIFY(whole.minorUnits * oneMinorUnit + whole.rest == halves * half);
    }

    void besideATieItIsTheNearer()
    {
        QCOMPARE(rounded(5 * half + 1, Rounding::HalfEven).minorUnits, 3);
        QCOMPARE(rounded(5 * half - 1, Rounding::HalfUp).minorUnits, 2);
        QCOMPARE(rounded(3 * half - 1, Rounding::HalfEven).minorUnits, 1);
        const Rounded owed = rounded(-half, Rounding::HalfEven);
        QCOMPARE(owed.minorUnits, 0);
        QVERIFY(owed.rest == -half);
    }

    void asText()
    {
        QCOMPARE(exactText(0), QStringLiteral("0"));
        QCOMPARE(exactText(-oneMinorUnit), QStringLiteral("-1603080000000"));
        const QString large(QStringLiteral("9").repeated(38));
        QCOMPARE(exactText(*exactFromText(large)), large);
        QVERIFY(*exactFromText(u"-801540000000") == -half);
    }

    void whatIsNoWholeNumberIsNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "-", "1.5", "1e3", "+1", " 1", "--1", "NaN"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("39 digits") << QStringLiteral("1").repeated(39);
    }
    void whatIsNoWholeNumberIsNone()
    {
        QFETCH(QString, text);
        QVERIFY(!exactFromText(text));
    }
};

QTEST_APPLESS_MAIN(ExactTest)
#include "tst_exact.moc"
