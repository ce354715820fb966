// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/overviewrow.h"

#include "tests/ui/samplefigures.h"
#include "ui/common/kpicard.h"
#include "ui/common/moneyformat.h"
#include "ui/common/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

class TestOverviewRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void moneyIsShortAboveAMillion_data();
    void moneyIsShortAboveAMillion();
    void growthIsRoundedToTenths_data();
    void growthIsRoundedToTenths();
    void agesAreInTheirLargestUnit();
    void aCardSaysItsNameAndValueAtOnce();
    void theCardsShowTheBank();
    void anUnbalancedLedgerIsRed();
    void aFailureKeepsTheLastFigures();
};

void TestOverviewRow::moneyIsShortAboveAMillion_data()
{
    QTest::addColumn<qint64>("minorUnits");
    QTest::addColumn<QString>("text");
    QTest::newRow("exact below") << qint64(99'999'999) << u"EUR 999999.99"_s;
    QTest::newRow("a million") << qint64(100'000'000) << u"EUR 1.00 m"_s;
    QTest::newRow("rounded up") << qint64(482'500'000) << u"EUR 4.83 m"_s;
    QTest::newRow("rounded down") << qint64(482'499'999) << u"EUR 4.82 m"_s;
    QTest::newRow("a billion") << qint64(123'456'789'000) << u"EUR 1.23 bn"_s;
    QTest::newRow("below zero") << qint64(-482'164'250) << u"EUR \u22124.82 m"_s;
}

void TestOverviewRow::moneyIsShortAboveAMillion()
{
    QFETCH(qint64, minorUnits);
    QFETCH(QString, text);
    QString shown = compactMoney({minorUnits, Currency::euro()});
    for (const QChar mark : {QChar(0x2066), QChar(0x2069), QChar(0x202F)})
        shown.remove(mark);
    shown.replace(QChar(QChar::Nbsp), u' ');
    QCOMPARE(shown, text);
}

void TestOverviewRow::growthIsRoundedToTenths_data()
{
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<QString>("text");
    QTest::newRow("grown") << qint64(1000) << qint64(1021) << u"+2.1 %"_s;
    QTest::newRow("shrunk") << qint64(1000) << qint64(979) << u"\u22122.1 %"_s;
    QTest::newRow("half up") << qint64(10'000) << qint64(10'005) << u"+0.1 %"_s;
    QTest::newRow("the same") << qint64(1000) << qint64(1000) << u"+0.0 %"_s;
    QTest::newRow("nothing before") << qint64(0) << qint64(1000) << QString();
    QTest::newRow("too large to say") << qint64(1) << std::numeric_limits<qint64>::max() << QString();
}

void TestOverviewRow::growthIsRoundedToTenths()
{
    QFETCH(qint64, before);
    QFETCH(qint64, now);
    QFETCH(QString, text);
    QCOMPARE(plainText(growthText(before, now)), text);
}

void TestOverviewRow::agesAreInTheirLargestUnit()
{
    const qint64 hour = 3600 * microsPerSecond;
    QVERIFY(ageText(50 * hour).startsWith(u"2 day"_s));
    QVERIFY(ageText(47 * hour).startsWith(u"47 hour"_s));
    QVERIFY(ageText(90 * 60 * microsPerSecond).startsWith(u"1 hour"_s));
    QVERIFY(ageText(-hour).startsWith(u"0 minute"_s)); // the desk's clock may be behind
}

void TestOverviewRow::aCardSaysItsNameAndValueAtOnce()
{
    KpiCard card(u"IDs waiting"_s);
    QCOMPARE(card.accessibleName(), u"IDs waiting: –"_s);
    card.setValue(u"12"_s, {ChipKind::Warn, u"oldest 2 days"_s});
    QCOMPARE(card.accessibleName(), u"IDs waiting: 12, oldest 2 days"_s);
}

void TestOverviewRow::theCardsShowTheBank()
{
    SampleBank bank(SampleBank::SignIn::Yes, Role::Manager);
    giveFigures(bank);
    OverviewRow row(bank.context());
    row.refresh();
    auto *deposits = row.findChild<KpiCard *>(u"kpiDeposits"_s);
    QTRY_VERIFY(deposits->chipText().contains(u"on last month"_s));
    QVERIFY(plainText(deposits->value()).endsWith(u"4.82 m"_s));
    QVERIFY(deposits->accessibleName().startsWith(u"Deposits held: "_s));
    auto *cash = row.findChild<KpiCard *>(u"kpiCash"_s);
    QTRY_VERIFY(cash->chipText().startsWith(u"3 till"_s));
    QCOMPARE(row.findChild<KpiCard *>(u"kpiIds"_s)->value(), u"12"_s);
    QCOMPARE(row.findChild<KpiCard *>(u"kpiIds"_s)->chipKind(), ChipKind::Warn);
    auto *unbalanced = row.findChild<KpiCard *>(u"kpiUnbalanced"_s);
    QCOMPARE(unbalanced->value(), u"0"_s);
    QCOMPARE(unbalanced->chipKind(), ChipKind::Ok);
    QCOMPARE(unbalanced->chipText(), u"ledger checked 10:40"_s); // of Paris
}

void TestOverviewRow::anUnbalancedLedgerIsRed()
{
    SampleBank bank(SampleBank::SignIn::Yes, Role::Manager);
    giveFigures(bank);
    BankOverview overview = sampleOverview();
    overview.unbalancedEntries = 2;
    overview.idsWaiting = 0;
    bank.server.give(wire::overview, overview);
    OverviewRow row(bank.context());
    row.refresh();
    auto *unbalanced = row.findChild<KpiCard *>(u"kpiUnbalanced"_s);
    QTRY_COMPARE(unbalanced->value(), u"2"_s);
    QCOMPARE(unbalanced->chipKind(), ChipKind::Bad);
    QCOMPARE(row.findChild<KpiCard *>(u"kpiIds"_s)->chipKind(), ChipKind::Ok);
}

void TestOverviewRow::aFailureKeepsTheLastFigures()
{
    SampleBank bank(SampleBank::SignIn::Yes, Role::Manager);
    giveFigures(bank);
    OverviewRow row(bank.context());
    QSignalSpy failed(&row, &OverviewRow::failed);
    row.refresh();
    auto *ids = row.findChild<KpiCard *>(u"kpiIds"_s);
    QTRY_COMPARE(ids->value(), u"12"_s);
    bank.server.give(wire::overview.info, Answer::problem(503, u"busy"_s));
    row.refresh();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed.first().first().toString().isEmpty());
    QCOMPARE(ids->value(), u"12"_s);
}

QTEST_MAIN(TestOverviewRow)
#include "tst_overviewrow.moc"
