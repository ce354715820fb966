// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/cashcountgrid.h"

#include "ui/common/statuschip.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestCashCountGrid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countedNotesAddUp();
    void coinsAreAnAmount();
    void aMatchIsSaid();
    void shortAndOverAreSaidWithTheirAmount();
    void aBlindCountSaysNothing();
    void anUnreadableLineHasNoTotal();
    void keysCountAndGoOn();
    void readOnlyFieldsAreDisabled();
    void anotherCurrencyHasOtherNotes();
    void everyFieldHasAName();
    void aCountComesBackAsItWasSet();
};

namespace {

Money euro(qint64 minorUnits)
{
    return {.minorUnits = minorUnits, .currency = Currency::euro()};
}

QLineEdit *field(const CashCountGrid &grid, qint64 face)
{
    return grid.findChild<QLineEdit *>(u"count-%1"_s.arg(face));
}

StatusChip *chip(const CashCountGrid &grid)
{
    return grid.findChild<StatusChip *>(u"difference"_s);
}

QString shown(const QLabel *label)
{
    return label->text().remove(QChar(0x2066)).remove(QChar(0x2069)).replace(QChar(0x202F), u' ');
}

} // namespace

void TestCashCountGrid::countedNotesAddUp()
{
    CashCountGrid grid(Currency::euro());
    QSignalSpy changed(&grid, &CashCountGrid::countChanged);
    QTest::keyClicks(field(grid, 10'000), u"8"_s);
    QTest::keyClicks(field(grid, 5'000), u"7"_s);
    QCOMPARE(grid.total(), euro(115'000));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(grid.count(), (CashCount{{10'000, 8}, {5'000, 7}}));
    QCOMPARE(shown(grid.findChild<QLabel *>(u"sum-10000"_s)), u"800.00"_s);
}

void TestCashCountGrid::coinsAreAnAmount()
{
    CashCountGrid grid(Currency::euro());
    QTest::keyClicks(field(grid, looseCoins), u"2,65"_s);
    QCOMPARE(grid.total(), euro(265));
    QCOMPARE(grid.count(), (CashCount{{looseCoins, 265}}));
}

void TestCashCountGrid::aMatchIsSaid()
{
    CashCountGrid grid(Currency::euro());
    grid.setExpected(euro(10'000));
    QVERIFY(!grid.matches());
    field(grid, 10'000)->setText(u"1"_s);
    QVERIFY(grid.matches());
    QCOMPARE(chip(grid)->kind(), ChipKind::Ok);
    QCOMPARE(chip(grid)->text(), u"Matches"_s);
    QCOMPARE(shown(grid.findChild<QLabel *>(u"counted"_s)), u"100.00 counted"_s);
}

void TestCashCountGrid::shortAndOverAreSaidWithTheirAmount()
{
    CashCountGrid grid(Currency::euro());
    grid.setExpected(euro(126'235));
    field(grid, 10'000)->setText(u"10"_s);
    QCOMPARE(shown(chip(grid)), u"262.35 short"_s);
    QCOMPARE(chip(grid)->kind(), ChipKind::Warn);
    field(grid, 10'000)->setText(u"13"_s);
    QCOMPARE(shown(chip(grid)), u"37.65 over"_s);
    QVERIFY(!grid.matches());
}

void TestCashCountGrid::aBlindCountSaysNothing()
{
    CashCountGrid grid(Currency::euro());
    grid.setExpected(euro(100));
    grid.setExpected(std::nullopt);
    QVERIFY(chip(grid)->isHidden());
    QVERIFY(!grid.matches());
}

void TestCashCountGrid::anUnreadableLineHasNoTotal()
{
    CashCountGrid grid(Currency::euro());
    grid.setExpected(euro(0));
    QVERIFY(grid.matches());
    field(grid, looseCoins)->setText(u"1.234"_s);
    QVERIFY(!grid.total());
    QVERIFY(!grid.matches());
    QVERIFY(field(grid, looseCoins)->property("invalid").toBool());
}

void TestCashCountGrid::keysCountAndGoOn()
{
    CashCountGrid grid(Currency::euro());
    grid.show();
    grid.activateWindow();
    QLineEdit *hundreds = field(grid, 10'000);
    hundreds->setFocus();
    QTRY_VERIFY(hundreds->hasFocus());
    QTest::keyClick(hundreds, Qt::Key_Down);
    QCOMPARE(hundreds->text(), QString());
    QTest::keyClick(hundreds, Qt::Key_Up);
    QTest::keyClick(hundreds, Qt::Key_Up);
    QCOMPARE(hundreds->text(), u"2"_s);
    QTest::keyClick(hundreds, Qt::Key_Down);
    QCOMPARE(hundreds->text(), u"1"_s);
    QTest::keyClick(hundreds, Qt::Key_Down);
    QCOMPARE(hundreds->text(), QString());
    QTest::keyClick(hundreds, Qt::Key_Return);
    QTRY_VERIFY(field(grid, 5'000)->hasFocus());
}

void TestCashCountGrid::readOnlyFieldsAreDisabled()
{
    CashCountGrid grid(Currency::euro());
    grid.setReadOnly(true);
    QVERIFY(!field(grid, 10'000)->isEnabled());
    grid.setReadOnly(false);
    QVERIFY(field(grid, 10'000)->isEnabled());
}

void TestCashCountGrid::anotherCurrencyHasOtherNotes()
{
    CashCountGrid grid(Currency::euro());
    field(grid, 10'000)->setText(u"1"_s);
    const Currency dollar = *Currency::fromCode(u"USD");
    grid.setCurrency(dollar);
    QVERIFY(grid.isEmpty());
    QVERIFY(grid.total().has_value());
    QCOMPARE(grid.total()->currency, dollar);
    QCOMPARE(grid.findChildren<QLineEdit *>().size(), faceValues(dollar).size());
}

void TestCashCountGrid::everyFieldHasAName()
{
    const CashCountGrid grid(Currency::euro());
    QStringList names;
    for (const QLineEdit *edit : grid.findChildren<QLineEdit *>())
        names.append(edit->accessibleName());
    QVERIFY(!names.contains(QString()));
    QCOMPARE(names.removeDuplicates(), 0);
}

void TestCashCountGrid::aCountComesBackAsItWasSet()
{
    CashCountGrid grid(Currency::euro());
    const bool ok = rc::check("count() after setCount() is the same", [&grid] {
        CashCount cash;
        for (const qint64 face : faceValues(Currency::euro())) {
            const auto count = *rc::gen::inRange<qint64>(0, 500);
            if (count > 0)
                cash.append({.faceMinorUnits = face, .count = count});
        }
        grid.setCount(cash);
        RC_ASSERT(grid.count() == cash);
        RC_ASSERT(grid.total()->minorUnits == totalOf(cash, Currency::euro()).value());
    });
    QVERIFY(ok);
}

QTEST_MAIN(TestCashCountGrid)
#include "tst_cashcountgrid.moc"
