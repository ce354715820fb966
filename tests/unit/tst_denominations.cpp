// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/denominations.h"

#include <QtTest/QTest>
#include <limits>

using namespace guichet;

Q_DECLARE_METATYPE(guichet::CashCount)

class TestDenominations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesThenCoins_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QList<qint64>>("faces");
        QTest::newRow("EUR") << QStringLiteral("EUR")
                             << QList<qint64>{50000, 20000, 10000, 5000, 2000, 1000, 500, 1};
        QTest::newRow("USD") << QStringLiteral("USD")
                             << QList<qint64>{10000, 5000, 2000, 1000, 500, 200, 100, 1};
        QTest::newRow("GBP") << QStringLiteral("GBP") << QList<qint64>{5000, 2000, 1000, 500, 1};
        QTest::newRow("CHF") << QStringLiteral("CHF")
                             << QList<qint64>{100000, 20000, 10000, 5000, 2000, 1000, 1};
        QTest::newRow("JPY") << QStringLiteral("JPY") << QList<qint64>{10000, 5000, 2000, 1000, 1};
        QTest::newRow("coins only") << QStringLiteral("KWD") << QList<qint64>{1};
    }
    void notesThenCoins()
    {
        QFETCH(QString, code);
        QTEST(faceValues(*Currency::fromCode(code)), "faces");
    }

    void total()
    {
        const CashCount cash{{10000, 8}, {5000, 7}, {2000, 4}, {1000, 2}, {looseCoins, 12}};
        QCOMPARE(totalOf(cash, Currency::euro()).value(), 125012);
        QCOMPARE(totalOf({}, Currency::euro()).value(), 0);
    }

    void refused_data()
    {
        QTest::addColumn<CashCount>("cash");
        QTest::newRow("negative count") << CashCount{{5000, -1}};
        QTest::newRow("no such note") << CashCount{{3000, 1}};
        QTest::newRow("face of zero") << CashCount{{0, 1}};
        QTest::newRow("negative face") << CashCount{{-5000, 1}};
        QTest::newRow("a note twice") << CashCount{{5000, 1}, {5000, 1}};
        QTest::newRow("too many notes")
            << CashCount{{5000, std::numeric_limits<qint64>::max() / 2}};
        QTest::newRow("sum too large")
            << CashCount{{5000, std::numeric_limits<qint64>::max() / 5000}, {looseCoins, 5000}};
    }
    void refused()
    {
        QFETCH(CashCount, cash);
        QVERIFY(!totalOf(cash, Currency::euro()));
    }
};

QTEST_APPLESS_MAIN(TestDenominations)
#include "tst_denominations.moc"
