// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/cursor.h"

#include <QtTest/QTest>
#include <limits>

using namespace guichet;

class TestCursor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack()
    {
        constexpr qint64 largest = std::numeric_limits<qint64>::max();
        QCOMPARE(cursorOf({812}), QStringLiteral("812"));
        QCOMPARE(cursorOf({1'772'440'000'000'000, 7}), QStringLiteral("1772440000000000.7"));
        QCOMPARE(placeOfCursor<1>(cursorOf({largest})), (std::array<qint64, 1>{largest}));
        QCOMPARE(placeOfCursor<2>(cursorOf({0, 7})), (std::array<qint64, 2>{0, 7}));
    }

    void whatIsNone()
    {
        for (const char *text : {"", "x", "-1", "+1", " 1", "1 ", "01", "1.2", "1.", ".1", "0x1", "1e3", "9223372036854775808"})
            QVERIFY2(!placeOfCursor<1>(QLatin1StringView(text)), text);
        for (const char *text : {"", "1", "1.2.3", "1.-2", "1..2", "1-2", "1,2"})
            QVERIFY2(!placeOfCursor<2>(QLatin1StringView(text)), text);
        QVERIFY(!placeOfCursor<1>(QStringLiteral("\u0661"))); // a digit, but not ours
    }
};

QTEST_APPLESS_MAIN(TestCursor)
#include "tst_cursor.moc"
