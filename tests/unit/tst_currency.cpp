// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/currency.h"

#include <QtTest/QTest>

using namespace guichet;

class TestCurrency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void minorDigits_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("digits");
        QTest::addColumn<qint64>("perMajor");
        QTest::newRow("first of the table") << QStringLiteral("AED") << 2 << qint64(100);
        QTest::newRow("last of the table") << QStringLiteral("ZWG") << 2 << qint64(100);
        QTest::newRow("euro") << QStringLiteral("EUR") << 2 << qint64(100);
        QTest::newRow("none") << QStringLiteral("JPY") << 0 << qint64(1);
        QTest::newRow("three") << QStringLiteral("KWD") << 3 << qint64(1000);
        QTest::newRow("four") << QStringLiteral("CLF") << 4 << qint64(10000);
        QTest::newRow("four, wages") << QStringLiteral("UYW") << 4 << qint64(10000);
        // Where the digits in everyday use (CLDR) differ from the standard's.
        QTest::newRow("Iraq") << QStringLiteral("IQD") << 3 << qint64(1000);
        QTest::newRow("Lebanon") << QStringLiteral("LBP") << 2 << qint64(100);
        QTest::newRow("Madagascar") << QStringLiteral("MGA") << 2 << qint64(100);
    }
    void minorDigits()
    {
        QFETCH(QString, code);
        const auto currency = Currency::fromCode(code);
        QVERIFY(currency);
        QCOMPARE(currency->code(), code);
        QTEST(currency->minorDigits(), "digits");
        QTEST(currency->minorPerMajor(), "perMajor");
    }

    void refused_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString();
        QTest::newRow("lower case") << QStringLiteral("eur");
        QTest::newRow("too short") << QStringLiteral("EU");
        QTest::newRow("too long") << QStringLiteral("EURO");
        QTest::newRow("unknown") << QStringLiteral("EUQ");
        QTest::newRow("before the first") << QStringLiteral("AAA");
        QTest::newRow("after the last") << QStringLiteral("ZZZ");
        QTest::newRow("withdrawn") << QStringLiteral("HRK");
        QTest::newRow("gold has no minor unit") << QStringLiteral("XAU");
        QTest::newRow("not letters") << QStringLiteral("E\u00DCR");
    }
    void refused()
    {
        QFETCH(QString, code);
        QVERIFY(!Currency::fromCode(code));
    }

    void euroIsTheTables() { QVERIFY(Currency::euro() == *Currency::fromCode(u"EUR")); }

    void noneIsNoCurrency()
    {
        QVERIFY(Currency().isNull());
        QVERIFY(Currency().code().isEmpty());
        QVERIFY(Currency() != Currency::euro());
        QVERIFY(!Currency::euro().isNull());
    }
};

QTEST_APPLESS_MAIN(TestCurrency)
#include "tst_currency.moc"
