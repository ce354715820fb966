// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/reportspage.h"

#include "tests/ui/reportsdesk.h"
#include "ui/common/actionbutton.h"
#include "ui/common/banner.h"
#include "ui/common/kpicard.h"
#include "ui/common/moneyformat.h"
#include "ui/stats/figuresfetcher.h"
#include "ui/stats/figurespanel.h"
#include "ui/stats/legend.h"
#include "ui/stats/rangechooser.h"

#include <QDateEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// The manager's figures, against a scripted bank behind a real TLS port.
class TestReportsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void thirtyDaysAreShownFirst();
    void theTableIsTheChartToTheCent();
    void kindsAreAskedApart();
    void theRangeChoosesTheDates();
    void tooManyBarsChangeTheGrain();
    void aGrainThatDoesNotFitCannotBeChosen();
    void ownDatesAreChecked();
    void aLateAnswerToAnOldQuestionIsDropped();
    void nothingBookedIsSaid();
    void aFailureIsSaidAndTriedAgain();
    void refreshSaysWhen();
    void itFitsTheSmallestWindow();
};

void TestReportsPage::thirtyDaysAreShownFirst()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    QCOMPARE(reports.rows(), 30);
    QCOMPARE(reports.figures().first().periodStart, QDate(2025, 3, 14)); // the latest first
    QCOMPARE(reports.figures().last().periodStart, QDate(2025, 2, 13));
    QCOMPARE(reports.find<QComboBox>("rangeBox")->currentText(), u"Last 30 days"_s);
    QVERIFY(reports.find<QComboBox>("rangeBox")->hasFocus());
    QTRY_COMPARE(reports.find<KpiCard>("kpiIds")->value(), u"12"_s);
    QVERIFY(reports.table()->isVisible());
    QVERIFY(reports.chart()->isVisible());
}

void TestReportsPage::theTableIsTheChartToTheCent()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    const StatsRow figure = *figuresOf(QDate(2025, 3, 14), {});
    const QAbstractItemModel &model = *reports.table()->model();
    const auto text = [&](int column) { return plainText(model.index(0, column).data().toString()); };
    QCOMPARE(text(StatsTableModel::SumIn), formatMoney({figure.sumIn, figure.currency}, MoneyStyle::Plain));
    QCOMPARE(text(StatsTableModel::CountOut), QString::number(figure.countOut));
    QCOMPARE(text(StatsTableModel::Closing), formatMoney({figure.closing, figure.currency}, MoneyStyle::Plain));
    QVERIFY(plainText(reports.chart()->barText(29, FlowDirection::In)).contains(u"14 Mar 2025"_s));
    QVERIFY(reports.chart()->barText(29, FlowDirection::In).contains(formatMoney({figure.sumIn, figure.currency}, MoneyStyle::GroupedWithCode)));
    // A Sunday moved nothing: its balances are those of the evening before.
    const StatsRow &sunday = reports.figures().at(5);
    QCOMPARE(sunday.periodStart, QDate(2025, 3, 9));
    QCOMPARE(sunday.countIn, 0);
    QCOMPARE(sunday.closing, reports.figures().at(6).closing);
    QVERIFY(sunday.closing != 0);
}

void TestReportsPage::kindsAreAskedApart()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    QStringList kinds;
    for (const auto &request : reports.bank.server.requests(wire::dailyFigures.info))
        kinds.append(queryOf(request).queryItemValue(u"kind"_s));
    kinds.sort();
    QCOMPARE(kinds, (QStringList{QString(), u"deposit"_s, u"withdrawal"_s}));
}

void TestReportsPage::theRangeChoosesTheDates()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.choose("rangeBox", RangeChooser::Last7Days);
    QTRY_COMPARE(reports.rows(), 7);
    reports.choose("rangeBox", RangeChooser::Last90Days);
    QTRY_COMPARE(reports.rows(), 90);
    reports.choose("grainBox", 1);
    QTRY_COMPARE(reports.rows(), 13 + 1);
    QCOMPARE(lastQuery(reports.bank, wire::weeklyFigures.info).queryItemValue(u"to"_s), u"2025-03-14"_s);
    QCOMPARE(reports.figures().first().periodStart, QDate(2025, 3, 10));
    reports.choose("grainBox", 2);
    QTRY_COMPARE(reports.rows(), 4);
    QCOMPARE(reports.figures().first().periodStart, QDate(2025, 3, 1));
}

void TestReportsPage::tooManyBarsChangeTheGrain()
{
    RangeChooser chooser;
    QSignalSpy changed(&chooser, &RangeChooser::spanChanged);
    chooser.setToday(QDate(2025, 12, 31));
    QCOMPARE(chooser.span().grain, StatsGrain::Day);
    chooser.findChild<QComboBox *>(u"rangeBox"_s)->setCurrentIndex(RangeChooser::ThisYear);
    QCOMPARE(chooser.span().grain, StatsGrain::Week);
    QCOMPARE(chooser.findChild<QComboBox *>(u"grainBox"_s)->currentIndex(), 1);
    chooser.findChild<QComboBox *>(u"rangeBox"_s)->setCurrentIndex(RangeChooser::Last7Days);
    QCOMPARE(chooser.span().grain, StatsGrain::Day); // what was wanted
    QCOMPARE(changed.size(), 3);
    delete chooser.customFields();
}

void TestReportsPage::aGrainThatDoesNotFitCannotBeChosen()
{
    RangeChooser chooser;
    chooser.setToday(QDate(2025, 12, 31));
    chooser.findChild<QComboBox *>(u"rangeBox"_s)->setCurrentIndex(RangeChooser::ThisYear);
    const auto *grains = qobject_cast<QStandardItemModel *>(chooser.findChild<QComboBox *>(u"grainBox"_s)->model());
    QVERIFY(!grains->item(0)->isEnabled());
    QVERIFY(grains->item(1)->isEnabled());
    delete chooser.customFields();
}

void TestReportsPage::ownDatesAreChecked()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.choose("rangeBox", RangeChooser::Custom);
    auto *from = reports.find<QDateEdit>("fromDate");
    auto *to = reports.find<QDateEdit>("toDate");
    QVERIFY(from->isVisible() && from->hasFocus());
    QCOMPARE(from->date(), QDate(2025, 2, 13)); // as shown before
    from->setDate(QDate(2025, 3, 1));
    QTRY_COMPARE(reports.rows(), 14);
    to->setDate(QDate(2025, 2, 20));
    QVERIFY(to->property("invalid").toBool());
    QCOMPARE(reports.rows(), 14);
    to->setDate(QDate(2025, 3, 3));
    QVERIFY(!to->property("invalid").toBool());
    QTRY_COMPARE(reports.rows(), 3);
    QCOMPARE(to->maximumDate(), QDate(2025, 3, 14)); // nothing is known of tomorrow
}

void TestReportsPage::aLateAnswerToAnOldQuestionIsDropped()
{
    Reports reports([](SampleBank &bank) {
        giveFigures(bank);
        const Answer late = ScriptedServer::reply(wire::dailyFigures, {}).after(300);
        bank.server.script(wire::dailyFigures.info, {late, late, late});
    });
    QTRY_COMPARE(reports.bank.server.requests(wire::dailyFigures.info).size(), 3);
    reports.choose("rangeBox", RangeChooser::Last7Days);
    QTRY_COMPARE(reports.rows(), 7);
    waitUntil([] { return false; }, 500);
    QCOMPARE(reports.rows(), 7);
}

void TestReportsPage::nothingBookedIsSaid()
{
    const Reports reports(giveNoFigures);
    QTRY_VERIFY(!reports.chart()->findChildren<QLabel *>().isEmpty()
                && reports.chart()->findChildren<QLabel *>().first()->isVisible());
    QCOMPARE(reports.rows(), 0);
    QVERIFY(reports.page->banner()->isHidden());
}

void TestReportsPage::aFailureIsSaidAndTriedAgain()
{
    Reports reports([](SampleBank &bank) {
        giveFigures(bank);
        const Answer busy = Answer::problem(503, u"busy"_s);
        bank.server.script(wire::dailyFigures.info, {busy, busy, busy});
    });
    QTRY_VERIFY(reports.page->banner()->isVisible());
    QCOMPARE(reports.rows(), 0);
    reports.page->banner()->button()->click();
    QTRY_COMPARE(reports.rows(), 30);
    QVERIFY(reports.page->banner()->isHidden());
}

void TestReportsPage::refreshSaysWhen()
{
    Reports reports;
    QVERIFY(reports.isLoaded());
    const auto says = [&](const QString &text) {
        const auto labels = reports.page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == text; });
    };
    QVERIFY(says(u"Updated 10:42"_s));
    reports.bank.clock.advance(60 * microsPerSecond);
    reports.find<ActionButton>("refreshButton")->click();
    QTRY_VERIFY(says(u"Updated 10:43"_s));
}

void TestReportsPage::itFitsTheSmallestWindow()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.page->resize(1024 - 64, 640 - 56);
    QCOMPARE(reports.page->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
}

QTEST_MAIN(TestReportsPage)
#include "tst_reportspage.moc"
