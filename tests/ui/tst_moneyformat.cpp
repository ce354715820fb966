// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/moneyformat.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestMoneyFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSignedAmountKeepsItsSignInRightToLeftText();
    void aFieldHasNoMarks();
    void isolatedTextIsWrappedOnce();
    void plainText_data();
    void plainText();
};

namespace {

Money euro(qint64 minorUnits)
{
    return {.minorUnits = minorUnits, .currency = Currency::euro()};
}

} // namespace

void TestMoneyFormat::aSignedAmountKeepsItsSignInRightToLeftText()
{
    QCOMPARE(formatSignedMoney(euro(125'000)), u"\u2066+1\u202F250.00\u2069"_s);
    QCOMPARE(formatSignedMoney(euro(-411'111)), u"\u2066\u22124\u202F111.11\u2069"_s);
    QCOMPARE(formatSignedMoney(euro(0)), u"\u20660.00\u2069"_s);
}

void TestMoneyFormat::aFieldHasNoMarks()
{
    QCOMPARE(fieldText(euro(125'000)), u"1\u202F250.00"_s);
}

void TestMoneyFormat::isolatedTextIsWrappedOnce()
{
    QCOMPARE(isolated(u"DEP-7F3K"_s), u"\u2066DEP-7F3K\u2069"_s);
}

void TestMoneyFormat::plainText_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("plain");
    QTest::newRow("amount") << formatMoney(euro(-411'111)) << u"-4111.11"_s;
    QTest::newRow("zero") << formatMoney(euro(0)) << u"0.00"_s;
    QTest::newRow("millions") << formatMoney(euro(123'456'789'012)) << u"1234567890.12"_s;
    QTest::newRow("name") << u"Amélie Fontaine-Nguyễn"_s << u"Amélie Fontaine-Nguyễn"_s;
    QTest::newRow("reference") << isolated(u"DEP-7F3K-22Q9"_s) << u"DEP-7F3K-22Q9"_s;
    QTest::newRow("Arabic name") << u"محمد الخطيب"_s << u"محمد الخطيب"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestMoneyFormat::plainText()
{
    QFETCH(QString, shown);
    QFETCH(QString, plain);
    QCOMPARE(ui::plainText(shown), plain);
}

QTEST_APPLESS_MAIN(TestMoneyFormat)
#include "tst_moneyformat.moc"
