// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/money.h"

#include <QtTest/QTest>
#include <limits>
#include <rapidcheck.h>

using namespace guichet;

namespace {

constexpr qint64 lowest = std::numeric_limits<qint64>::min();
constexpr qint64 highest = std::numeric_limits<qint64>::max();

Currency currency(QStringView code)
{
    return *Currency::fromCode(code);
}

Currency anyCurrency()
{
    return currency(*rc::gen::element(QStringLiteral("EUR"), QStringLiteral("JPY"),
                                      QStringLiteral("KWD"), QStringLiteral("CLF")));
}

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void written_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("minorUnits");
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("grouped");
        const auto row = [](const char *name, const QString &code, qint64 units,
                            const QString &plain, const QString &grouped) {
            QTest::newRow(name) << code << units << plain << grouped;
        };
        const QString euro = QStringLiteral("EUR");
        row("nothing", euro, 0, QStringLiteral("0.00"), QStringLiteral("\u20660.00\u2069"));
        row("a cent", euro, 1, QStringLiteral("0.01"), QStringLiteral("\u20660.01\u2069"));
        row("below zero and one", euro, -5, QStringLiteral("-0.05"),
            QStringLiteral("\u2066\u22120.05\u2069"));
        row("ungrouped", euro, 99999, QStringLiteral("999.99"),
            QStringLiteral("\u2066999.99\u2069"));
        row("thousands", euro, -411111, QStringLiteral("-4111.11"),
            QStringLiteral("\u2066\u22124\u202F111.11\u2069"));
        row("millions", euro, 123456789, QStringLiteral("1234567.89"),
            QStringLiteral("\u20661\u202F234\u202F567.89\u2069"));
        row("yen", QStringLiteral("JPY"), 1250, QStringLiteral("1250"),
            QStringLiteral("\u20661\u202F250\u2069"));
        row("dinar", QStringLiteral("KWD"), 1250, QStringLiteral("1.250"),
            QStringLiteral("\u20661.250\u2069"));
        row("lowest", euro, lowest, QStringLiteral("-92233720368547758.08"),
            QStringLiteral("\u2066\u221292\u202F233\u202F720\u202F368\u202F547\u202F758.08\u2069"));
    }
    void written()
    {
        QFETCH(QString, code);
        QFETCH(qint64, minorUnits);
        const Money money{minorUnits, currency(code)};
        QTEST(formatMoney(money, MoneyStyle::Plain), "plain");
        QTEST(formatMoney(money), "grouped");
        QTEST(stripMoneyMarks(formatMoney(money)), "plain");
    }

    void writtenWithItsCurrency()
    {
        const Money money{-125000, Currency::euro()};
        const QString text = formatMoney(money, MoneyStyle::GroupedWithCode);
        QCOMPARE(text, QStringLiteral("\u2066EUR\u00A0\u22121\u202F250.00\u2069"));
        QCOMPARE(stripMoneyMarks(text), QStringLiteral("EUR -1250.00"));
    }

    void stripsPlainSpacesBetweenDigits()
    {
        QCOMPARE(stripMoneyMarks(QStringLiteral("\u22124 111.11")), QStringLiteral("-4111.11"));
    }

    void read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("minorUnits");
        const QString euro = QStringLiteral("EUR");
        const auto row = [](const QString &text, const QString &code, qint64 units) {
            QTest::newRow(qPrintable(code + u' ' + text)) << text << code << units;
        };
        row(QStringLiteral("1250"), euro, 125000);
        row(QStringLiteral(" 1250 "), euro, 125000);
        row(QStringLiteral("1250.5"), euro, 125050);
        row(QStringLiteral("1250,50"), euro, 125050);
        row(QStringLiteral("1 250.50"), euro, 125050);
        row(QStringLiteral("1\u202F250,50"), euro, 125050);
        row(QStringLiteral("1\u00A0250"), euro, 125000);
        row(QStringLiteral("1.250,50"), euro, 125050);
        row(QStringLiteral("1,250.50"), euro, 125050);
        row(QStringLiteral("1,234,567.8"), euro, 123456780);
        row(QStringLiteral("1.234.567"), euro, 123456700);
        row(QStringLiteral("0.01"), euro, 1);
        row(QStringLiteral("0"), euro, 0);
        row(QStringLiteral("007"), euro, 700);
        row(QStringLiteral("1,234"), QStringLiteral("JPY"), 1234);
        row(QStringLiteral("1.234"), QStringLiteral("KWD"), 1234);
        row(QStringLiteral("0,234"), QStringLiteral("KWD"), 234);
        row(QStringLiteral("1234,567"), QStringLiteral("KWD"), 1234567);
        row(QStringLiteral("1 234,567"), QStringLiteral("KWD"), 1234567);
        row(QStringLiteral("92233720368547758.07"), euro, highest);
    }
    void read()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        const auto money = parseMoney(text, currency(code));
        QVERIFY(money);
        QTEST(money->minorUnits, "minorUnits");
        QCOMPARE(money->currency.code(), code);
    }

    void notRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        const QString euro = QStringLiteral("EUR");
        const auto row = [](const char *name, const QString &text, const QString &code) {
            QTest::newRow(name) << text << code;
        };
        row("nothing", QString(), euro);
        row("only a space", QStringLiteral(" "), euro);
        row("only a separator", QStringLiteral("."), euro);
        row("minus", QStringLiteral("-5"), euro);
        row("typographic minus", QStringLiteral("\u22125"), euro);
        row("plus", QStringLiteral("+5"), euro);
        row("letters", QStringLiteral("EUR 5"), euro);
        row("exponent", QStringLiteral("5e3"), euro);
        row("too many decimals", QStringLiteral("1.2345"), euro);
        row("ambiguous point", QStringLiteral("1.234"), euro);
        row("ambiguous comma", QStringLiteral("1,234"), euro);
        row("ambiguous comma in dinars", QStringLiteral("1,234"), QStringLiteral("KWD"));
        row("decimals of yen", QStringLiteral("1.5"), QStringLiteral("JPY"));
        row("point in yen", QStringLiteral("1.234"), QStringLiteral("JPY"));
        row("no whole part", QStringLiteral(".50"), euro);
        row("no decimals after the separator", QStringLiteral("5."), euro);
        row("short group", QStringLiteral("1 25"), euro);
        row("long group", QStringLiteral("1234 567"), euro);
        row("groups unlike", QStringLiteral("1 234.567"), euro);
        row("group begins with zero", QStringLiteral("0 123"), euro);
        row("decimal separator twice", QStringLiteral("1,234.5.6"), euro);
        row("groups of two kinds", QStringLiteral("1 234,567.89"), euro);
        row("space in the decimals", QStringLiteral("1.2 3"), euro);
        row("space beside the separator", QStringLiteral("1 .23"), euro);
        row("groups in the decimals", QStringLiteral("1.23,456"), euro);
        row("other digits", QStringLiteral("\u0661\u0662"), euro);
        row("one too much", QStringLiteral("92233720368547758.08"), euro);
        row("far too much", QStringLiteral("999999999999999999999999"), euro);
    }
    void notRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QVERIFY(!parseMoney(text, currency(code)));
    }

    void nothingIsReadWithoutACurrency() { QVERIFY(!parseMoney(u"5", Currency())); }

    void whatIsWrittenIsReadAgain()
    {
        QVERIFY(rc::check("parse(format(x)) == x", [] {
            const Money money{*rc::gen::inRange<qint64>(0, highest), anyCurrency()};
            for (const auto style : {MoneyStyle::Plain, MoneyStyle::Grouped})
                RC_ASSERT(parseMoney(formatMoney(money, style), money.currency)
                          == std::optional(money));
        }));
    }

    void everyWayOfWritingIsReadAlike()
    {
        QVERIFY(rc::check("decimal and group separators of any habit", [] {
            const Money money{*rc::gen::inRange<qint64>(0, highest), Currency::euro()};
            const QChar decimal = *rc::gen::element(QChar(u'.'), QChar(u','));
            const QString otherOne(decimal == u'.' ? u',' : u'.');
            const QString group
                = *rc::gen::element(QString(), QStringLiteral(" "), QString(QChar(0xA0)), otherOne);
            const QString text
                = formatMoney(money).replace(u'.', decimal).replace(QChar(0x202F), group);
            RC_ASSERT(parseMoney(text, money.currency) == std::optional(money));
        }));
    }

    void sums()
    {
        const Money a{highest, Currency::euro()};
        const Money cent{1, Currency::euro()};
        QVERIFY(!add(a, cent));
        QVERIFY(!subtract(Money{lowest, Currency::euro()}, cent));
        QVERIFY(!add(cent, Money{1, currency(u"USD")}));
        QVERIFY(!subtract(cent, Money{1, currency(u"USD")}));
        QCOMPARE(add(cent, cent)->minorUnits, 2);
        QCOMPARE(subtract(cent, a)->minorUnits, 1 - highest);
    }

    void overflowIsNoticed()
    {
        QCOMPARE(addChecked(lowest, highest).value(), -1);
        QVERIFY(!addChecked(lowest, -1));
        QCOMPARE(multiplyChecked(highest / 2, 2).value(), highest - 1);
        QVERIFY(!multiplyChecked(highest / 2 + 1, 2));
        QVERIFY(!multiplyChecked(lowest, -1));
        QVERIFY(rc::check("checked sums agree with wider ones", [](qint64 a, qint64 b) {
            __extension__ using Wide = __int128;
            const Wide sum = Wide(a) + Wide(b);
            const Wide product = Wide(a) * Wide(b);
            RC_ASSERT(addChecked(a, b).has_value() == (sum >= lowest && sum <= highest));
            RC_ASSERT(multiplyChecked(a, b).has_value()
                      == (product >= lowest && product <= highest));
        }));
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
