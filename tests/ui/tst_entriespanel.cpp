// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/entriespanel.h"

#include "models/items/statsentrylistmodel.h"
#include "tests/ui/reportsdesk.h"
#include "ui/common/moneyformat.h"

#include <QSignalSpy>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// From a figure to the entries behind it and back.
class TestEntriesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void aRowOpensItsEntries();
    void aBarOpensItsEntries();
    void theSumEqualsTheFigure();
    void aDifferenceIsSaid();
    void entriesComeInPages();
    void withdrawalsAreATab();
    void escapeAndAltLeftGoBack();
    void anEntryLeadsToItsAccount();
};

void TestEntriesPanel::aRowOpensItsEntries()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.openRow(0);
    QTRY_VERIFY(reports.entries()->model()->rowCount() > 0);
    QVERIFY(reports.entries()->isVisible() && reports.entries()->hasFocus());
    QCOMPARE(reports.find<QLabel>("breadcrumb")->text(), u"14 Mar 2025"_s);
    const QUrlQuery asked = lastQuery(reports.bank, wire::figureEntries.info);
    QCOMPARE(asked.queryItemValue(u"kind"_s), u"deposit"_s);
    QCOMPARE(asked.queryItemValue(u"direction"_s), u"in"_s);
    QCOMPARE(asked.queryItemValue(u"from"_s), u"2025-03-14"_s);
    QCOMPARE(asked.queryItemValue(u"to"_s), u"2025-03-14"_s);
}

void TestEntriesPanel::aBarOpensItsEntries()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.choose("grainBox", 1);
    QTRY_COMPARE(reports.rows(), 5);
    reports.chart()->setFocus();
    QTest::keyClick(reports.chart(), Qt::Key_Home);
    QTest::keyClick(reports.chart(), Qt::Key_Down);
    QTest::keyClick(reports.chart(), Qt::Key_Return);
    QTRY_VERIFY(reports.entries()->model()->rowCount() > 0);
    const QUrlQuery asked = lastQuery(reports.bank, wire::figureEntries.info);
    QCOMPARE(asked.queryItemValue(u"kind"_s), u"withdrawal"_s);
    QCOMPARE(asked.queryItemValue(u"direction"_s), u"out"_s);
    QCOMPARE(asked.queryItemValue(u"from"_s), u"2025-02-10"_s);
    QCOMPARE(asked.queryItemValue(u"to"_s), u"2025-02-16"_s); // the whole week
}

void TestEntriesPanel::theSumEqualsTheFigure()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.openRow(0);
    QTRY_COMPARE(reports.chip(), u"Equals the figure"_s);
    const StatsRow figure = *figuresOf(QDate(2025, 3, 14), {});
    QVERIFY(reports.find<QLabel>("entriesSum")->text().contains(formatMoney({figure.sumIn, figure.currency}, MoneyStyle::GroupedWithCode)));
    QCOMPARE(reports.entries()->model()->rowCount(), figure.countIn);
}

void TestEntriesPanel::aDifferenceIsSaid()
{
    Reports reports;
    QVERIFY(reports.isLoaded());
    QList<StatsEntry> entries = entriesOf(QDate(2025, 3, 14), FlowDirection::In);
    entries.removeLast();
    reports.bank.server.giveBy(wire::figureEntries.info, [entries](const ScriptedServer::Request &) {
        return ScriptedServer::reply(wire::figureEntries, {entries, {}});
    });
    reports.openRow(0);
    QTRY_VERIFY(reports.chip().startsWith(u"The figure is"_s));
}

void TestEntriesPanel::entriesComeInPages()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.openRow(0);
    const int count = static_cast<int>(figuresOf(QDate(2025, 3, 14), {})->countIn);
    QTRY_COMPARE(reports.entries()->model()->rowCount(), count);
    QVERIFY(reports.bank.server.requests(wire::figureEntries.info).size() > 1);
    QCOMPARE(reports.find<QLabel>("entriesExtent")->text(), u"%1 of %1 entries"_s.arg(count));
}

void TestEntriesPanel::withdrawalsAreATab()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.openRow(0);
    QTRY_COMPARE(reports.chip(), u"Equals the figure"_s);
    reports.find<QTabBar>("flowTabs")->setCurrentIndex(1);
    const StatsRow figure = *figuresOf(QDate(2025, 3, 14), {});
    QTRY_COMPARE(reports.entries()->model()->rowCount(), figure.countOut);
    QTRY_COMPARE(reports.chip(), u"Equals the figure"_s);
    QVERIFY(plainText(reports.entries()->model()->index(0, StatsEntryListModel::Amount).data().toString()).startsWith(u'-'));
    // A withdrawal's cell opens them at once.
    QVERIFY(reports.page->clearOrBack());
    reports.openRow(1, StatsTableModel::SumOut);
    QTRY_COMPARE(lastQuery(reports.bank, wire::figureEntries.info).queryItemValue(u"from"_s), u"2025-03-13"_s);
    QCOMPARE(lastQuery(reports.bank, wire::figureEntries.info).queryItemValue(u"kind"_s), u"withdrawal"_s);
}

void TestEntriesPanel::escapeAndAltLeftGoBack()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    QVERIFY(!reports.page->clearOrBack());
    reports.openRow(3);
    QTRY_VERIFY(reports.entries()->isVisible());
    QVERIFY(reports.page->clearOrBack()); // Esc
    QVERIFY(reports.table()->isVisible() && reports.table()->hasFocus());
    QCOMPARE(reports.table()->currentIndex().row(), 3);
    reports.openRow(3);
    QTest::keyClick(reports.entries(), Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(reports.table()->isVisible());
}

void TestEntriesPanel::anEntryLeadsToItsAccount()
{
    Reports reports;
    QVERIFY(reports.isLoaded());
    QSignalSpy asked(&reports.bank.navigator, &Navigator::accountRequested);
    reports.openRow(0);
    QTRY_COMPARE(reports.chip(), u"Equals the figure"_s);
    QTest::keyClick(reports.entries(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<AccountId>(), SampleBank::current);
}

QTEST_MAIN(TestEntriesPanel)
#include "tst_entriespanel.moc"
