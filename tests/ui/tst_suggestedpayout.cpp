// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cash/payout.h"

#include <QTest>
#include <rapidcheck.h>

using namespace guichet;
using namespace guichet::ui;

class TestPayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examples_data();
    void examples();
    void whatIsSuggestedIsThereAndSumsUp();
};

void TestPayout::examples_data()
{
    QTest::addColumn<CashCount>("till");
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<CashCount>("paid"); // empty: it can't be
    const CashCount full{{20'000, 5}, {10'000, 5}, {5'000, 5}, {2'000, 5}, {1'000, 5}, {500, 5}, {looseCoins, 1'000}};
    QTest::newRow("few and large notes") << full << qint64(38'500)
                                         << CashCount{{20'000, 1}, {10'000, 1}, {5'000, 1}, {2'000, 1}, {1'000, 1}, {500, 1}};
    QTest::newRow("coins for the rest") << full << qint64(1'234) << CashCount{{1'000, 1}, {looseCoins, 234}};
    QTest::newRow("a large note given up") << CashCount{{5'000, 1}, {2'000, 3}} << qint64(6'000) << CashCount{{2'000, 3}};
    QTest::newRow("lines in any order") << CashCount{{500, 1}, {1'000, 1}} << qint64(1'500)
                                        << CashCount{{1'000, 1}, {500, 1}};
    QTest::newRow("too little") << CashCount{{5'000, 1}} << qint64(10'000) << CashCount();
    QTest::newRow("not exactly") << CashCount{{5'000, 4}} << qint64(7'000) << CashCount();
    QTest::newRow("nothing asked for") << full << qint64(0) << CashCount();
    QTest::newRow("an empty till") << CashCount() << qint64(500) << CashCount();
}

void TestPayout::examples()
{
    QFETCH(CashCount, till);
    QFETCH(qint64, amount);
    QFETCH(CashCount, paid);
    const auto suggested = suggestPayout(till, {amount, Currency::euro()});
    QCOMPARE(suggested.has_value(), !paid.isEmpty());
    QCOMPARE(suggested.value_or(CashCount()), paid);
}

void TestPayout::whatIsSuggestedIsThereAndSumsUp()
{
    const bool holds = rc::check([] {
        CashCount till;
        for (const qint64 face : faceValues(Currency::euro()))
            till.append({face, *rc::gen::inRange<qint64>(0, face == looseCoins ? 5'000 : 8)});
        const Money amount{*rc::gen::inRange<qint64>(1, 400'000), Currency::euro()};
        const auto paid = suggestPayout(till, amount);
        if (!paid)
            return;
        RC_ASSERT(totalOf(*paid, Currency::euro()) == amount.minorUnits);
        for (const CashLine &line : *paid) {
            const auto held = std::find_if(till.begin(), till.end(), [&](const CashLine &one) {
                return one.faceMinorUnits == line.faceMinorUnits;
            });
            RC_ASSERT(held != till.end());
            RC_ASSERT(line.count > 0 && line.count <= held->count);
        }
    });
    QVERIFY(holds);
}

QTEST_APPLESS_MAIN(TestPayout)
#include "tst_suggestedpayout.moc"
