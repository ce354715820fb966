// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/reportspage.h"

#include "models/items/statsentrylistmodel.h"
#include "tests/ui/samplefigures.h"
#include "ui/common/actionbutton.h"
#include "ui/common/amounttable.h"
#include "ui/common/banner.h"
#include "ui/common/kpicard.h"
#include "ui/common/moneyformat.h"
#include "ui/common/statuschip.h"
#include "ui/common/theme.h"
#include "ui/stats/barchart.h"
#include "ui/stats/entriespanel.h"
#include "ui/stats/figuresfetcher.h"
#include "ui/stats/figurespanel.h"
#include "ui/stats/legend.h"
#include "ui/stats/rangechooser.h"

#include <QDateEdit>
#include <QFileDialog>
#include <QMenu>
#include <QSignalSpy>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// The manager's page from the range to the file, against a scripted bank behind a real TLS port.
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
    void aRowOpensItsEntries();
    void aBarOpensItsEntries();
    void theSumEqualsTheFigure();
    void aDifferenceIsSaid();
    void entriesComeInPages();
    void withdrawalsAreATab();
    void escapeAndAltLeftGoBack();
    void anEntryLeadsToItsAccount();
    void csvIsWrittenByKeys();
    void pdfIsWritten();
    void aFileThatCannotBeWrittenIsSaid();
    void itFitsTheSmallestWindow();
};

namespace {

struct Reports {
    explicit Reports(void (*prepare)(SampleBank &) = [](SampleBank &given) { giveFigures(given); })
    {
        prepare(bank);
        page = std::make_unique<ReportsPage>(bank.context());
        page->resize(1146, 650);
        page->show();
        page->activateWindow();
        page->enter();
    }
    template <class W>
    W *find(const char *name) const
    {
        W *found = page->findChild<W *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    AmountTable *table() const { return find<AmountTable>("reportsTable"); }
    AmountTable *entries() const { return find<AmountTable>("entriesTable"); }
    BarChart *chart() const { return find<BarChart>("reportsChart"); }
    int rows() const { return table()->model()->rowCount(); }
    const QList<StatsRow> &figures() const { return static_cast<StatsTableModel *>(table()->model())->rows(); }
    bool isLoaded() const
    {
        return waitUntil([this] { return rows() > 0; });
    }
    void choose(const char *box, int row) const
    {
        auto *chosen = find<QComboBox>(box);
        chosen->setCurrentIndex(row);
        Q_EMIT chosen->activated(row);
    }
    QString chip() const { return find<StatusChip>("entriesChip")->text(); }
    void openRow(int row, int column = 0) const
    {
        table()->setCurrentIndex(table()->model()->index(row, column));
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Return);
    }

    SampleBank bank{SampleBank::SignIn::Yes, Role::Manager};
    std::unique_ptr<ReportsPage> page;
};

QUrlQuery queryOf(const ScriptedServer::Request &request)
{
    return QUrlQuery(QUrl::fromEncoded(request.target));
}

QUrlQuery lastQuery(const SampleBank &bank, const wire::EndpointInfo &info)
{
    return queryOf(bank.server.requests(info).last());
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The dialog that is open, with the file to be written typed in.
QFileDialog *dialogFor(const Reports &reports, const QString &file)
{
    QFileDialog *dialog = nullptr;
    waitUntil([&] {
        dialog = reports.page->findChild<QFileDialog *>(u"exportDialog"_s);
        return dialog && dialog->isVisible();
    });
    if (dialog)
        dialog->selectFile(file);
    return dialog;
}

} // namespace

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

void TestReportsPage::aRowOpensItsEntries()
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

void TestReportsPage::aBarOpensItsEntries()
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

void TestReportsPage::theSumEqualsTheFigure()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.openRow(0);
    QTRY_COMPARE(reports.chip(), u"Equals the figure"_s);
    const StatsRow figure = *figuresOf(QDate(2025, 3, 14), {});
    QVERIFY(reports.find<QLabel>("entriesSum")->text().contains(formatMoney({figure.sumIn, figure.currency}, MoneyStyle::GroupedWithCode)));
    QCOMPARE(reports.entries()->model()->rowCount(), figure.countIn);
}

void TestReportsPage::aDifferenceIsSaid()
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

void TestReportsPage::entriesComeInPages()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.openRow(0);
    const int count = static_cast<int>(figuresOf(QDate(2025, 3, 14), {})->countIn);
    QTRY_COMPARE(reports.entries()->model()->rowCount(), count);
    QVERIFY(reports.bank.server.requests(wire::figureEntries.info).size() > 1);
    QCOMPARE(reports.find<QLabel>("entriesExtent")->text(), u"%1 of %1 entries"_s.arg(count));
}

void TestReportsPage::withdrawalsAreATab()
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

void TestReportsPage::escapeAndAltLeftGoBack()
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

void TestReportsPage::anEntryLeadsToItsAccount()
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

void TestReportsPage::csvIsWrittenByKeys()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    QTemporaryDir folder;
    QTest::keyClick(reports.page.get(), Qt::Key_E, Qt::ControlModifier);
    auto *menu = reports.find<QMenu>("exportMenu");
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Return);
    const QString name = folder.filePath(u"figures.csv"_s);
    QFileDialog *dialog = dialogFor(reports, name);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(name));
    const QString csv = QString::fromUtf8(contentOf(name));
    QVERIFY(csv.startsWith(u"Deposits and withdrawals,"_s));
    QVERIFY(csv.contains(u"Period,13 Feb 2025 – 14 Mar 2025"_s));
    QVERIFY(csv.contains(u"As of,2025-03-14 10:42:00"_s));
    QVERIFY(csv.contains(u"Exported by,Maya Okafor"_s));
    QVERIFY(csv.contains(u"Period,Currency,Deposits,Deposited,Withdrawals,Withdrawn,Opening,Closing\r\n2025-03-14,EUR,"_s));
    QCOMPARE(csv.count(u"\r\n"_s), 1 + 5 + 1 + 1 + 30);
}

void TestReportsPage::pdfIsWritten()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    QTemporaryDir folder;
    reports.page->findChild<QAction *>(u"exportPdf"_s)->trigger();
    const QString name = folder.filePath(u"figures.pdf"_s);
    QFileDialog *dialog = dialogFor(reports, name);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(name));
    QVERIFY(contentOf(name).startsWith("%PDF-"));
    // When a file of one's own hand is wanted for looking at.
    if (const QString copy = qEnvironmentVariable("GUICHET_TEST_PDF"); !copy.isEmpty())
        QFile::copy(name, copy);
}

void TestReportsPage::aFileThatCannotBeWrittenIsSaid()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.page->findChild<QAction *>(u"exportCsv"_s)->trigger();
    QFileDialog *dialog = dialogFor(reports, u"figures.csv"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(u"/proc/guichet/figures.csv"_s);
    dialog->close();
    QTRY_VERIFY(reports.page->banner()->isVisible());
    QCOMPARE(reports.page->banner()->title(), u"The file could not be written."_s);
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
