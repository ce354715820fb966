// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/till/tillpage.h"

#include "tests/ui/samplebank.h"
#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/lastattillcard.h"
#include "ui/common/navigator.h"
#include "ui/common/theme.h"
#include "ui/common/tillbook.h"

#include <QTableView>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

class TestTillPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void positionNotesAndEntries();
    void aBookingIsShown();
    void withoutTill();
    void aFailureKeepsWhatIsThere();
    void theLastFourStandBesideAForm();

private:
    static int rowsOf(const QWidget &page, const char *name)
    {
        return page.findChild<QTableView *>(QLatin1String(name))->model()->rowCount();
    }
    static QString position(const QWidget &page) { return page.findChild<QLabel *>(u"tillPosition"_s)->text(); }
};

void TestTillPage::positionNotesAndEntries()
{
    SampleBank bank;
    TillPage page(bank.context());
    page.show();
    page.enter();
    QTRY_COMPARE(position(page), formatMoney(SampleBank::euro(1'248'000), MoneyStyle::GroupedWithCode));
    QCOMPARE(rowsOf(page, "tillCash"), 7);
    QCOMPARE(rowsOf(page, "tillLines"), 4);
}

void TestTillPage::aBookingIsShown()
{
    SampleBank bank;
    TillPage page(bank.context());
    page.enter();
    QTRY_COMPARE(rowsOf(page, "tillLines"), 4);
    wire::TillView view = SampleBank::till();
    view.positions[0].balance = SampleBank::euro(5);
    bank.server.give(wire::till, view);
    Q_EMIT bank.navigator.booked();
    QTRY_COMPARE(position(page), formatMoney(SampleBank::euro(5), MoneyStyle::GroupedWithCode));
}

void TestTillPage::withoutTill()
{
    SampleBank bank;
    bank.server.give(wire::till, wire::TillView());
    TillPage page(bank.context());
    page.enter();
    QTRY_COMPARE(position(page), u"You have no till"_s);
}

void TestTillPage::aFailureKeepsWhatIsThere()
{
    SampleBank bank;
    TillPage page(bank.context());
    page.show();
    page.enter();
    QTRY_COMPARE(rowsOf(page, "tillLines"), 4);
    bank.server.script(wire::till.info, {Answer::problem(503, u"busy"_s)});
    QTest::mouseClick(page.findChild<ActionButton *>(u"refreshTill"_s), Qt::LeftButton);
    QTRY_VERIFY(page.banner()->isVisible());
    QCOMPARE(rowsOf(page, "tillLines"), 4);
    QTest::mouseClick(page.banner()->button(), Qt::LeftButton);
    QTRY_VERIFY(!page.banner()->isVisible());
}

void TestTillPage::theLastFourStandBesideAForm()
{
    SampleBank bank;
    wire::TillView view = SampleBank::till();
    view.lines.append(view.lines.first());
    bank.server.give(wire::till, view);
    TillBook book(bank.context());
    LastAtTillCard card(book, QTimeZone("Europe/Paris"));
    QVERIFY(!book.isLoaded());
    book.refresh();
    QTRY_VERIFY(book.isLoaded());
    QCOMPARE(rowsOf(card, "lastAtTill"), 4);
    QCOMPARE(book.balance(Currency::euro()), SampleBank::euro(1'248'000));
    QVERIFY(!book.balance(*Currency::fromCode(u"USD")));
    bank.server.give(wire::till.info, Answer::problem(503, u"busy"_s));
    book.refresh();
    QTRY_VERIFY(!book.failure().isEmpty());
    QCOMPARE(rowsOf(card, "lastAtTill"), 4);
}

QTEST_MAIN(TestTillPage)
#include "tst_tillpage.moc"
