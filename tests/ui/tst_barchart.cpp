// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/barchart.h"

#include "ui/common/moneyformat.h"
#include "ui/common/theme.h"

#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QSignalSpy>
#include <QTest>
#include <QValueAxis>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestBarChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void cleanup() { theme::apply(Appearance::Light); }
    void barsAreTheFigures();
    void theUnitFollowsTheSize_data();
    void theUnitFollowsTheSize();
    void theAxisBeginsAtZero();
    void labelsHaveRoom();
    void aBarSaysTheExactFigure();
    void aClickChoosesABar();
    void keysReachEveryBar();
    void rightToLeftBeginsAtTheRight();
    void nothingBookedKeepsTheAxes();
    void coloursFollowTheTheme();
    void paperIsAlwaysLight();
};

namespace {

QList<StatsRow> days(int count, qint64 scale = 100'000)
{
    QList<StatsRow> rows;
    for (int i = 0; i < count; ++i)
        rows.append({QDate(2025, 1, 1).addDays(i), Currency::euro(), i + 1, (i + 1) * scale, i, i * scale, 0, 0});
    return rows;
}

void give(BarChart &chart, const QList<StatsRow> &rows, StatsGrain grain = StatsGrain::Day)
{
    chart.resize(1000, 260);
    chart.setFigures(rows, grain, Currency::euro());
}

QChart *innerOf(const BarChart &chart)
{
    return chart.findChild<QChartView *>()->chart();
}

QList<QBarSet *> setsOf(const BarChart &chart)
{
    return static_cast<QBarSeries *>(innerOf(chart)->series().constFirst())->barSets();
}

template <class Axis>
Axis *axisOf(const BarChart &chart, Qt::Orientation orientation)
{
    return static_cast<Axis *>(innerOf(chart)->axes(orientation).constFirst());
}

} // namespace

void TestBarChart::barsAreTheFigures()
{
    BarChart chart;
    give(chart, days(12, 1'000'000));
    const auto sets = setsOf(chart);
    QCOMPARE(sets.size(), 2);
    QCOMPARE(sets[0]->label(), u"Deposits"_s);
    QCOMPARE(sets[0]->count(), 12);
    QCOMPARE(sets[0]->at(11), 120.0); // EUR thousand
    QCOMPARE(sets[1]->at(0), 0.0);
    QCOMPARE(sets[1]->at(11), 110.0);
}

void TestBarChart::theUnitFollowsTheSize_data()
{
    QTest::addColumn<qint64>("scale");
    QTest::addColumn<QString>("unit");
    QTest::newRow("euros") << qint64(10'000) << u"EUR"_s;
    QTest::newRow("thousands") << qint64(500'000) << u"EUR thousand"_s;
    QTest::newRow("millions") << qint64(1'000'000'000) << u"EUR million"_s;
}

void TestBarChart::theUnitFollowsTheSize()
{
    QFETCH(qint64, scale);
    QFETCH(QString, unit);
    BarChart chart;
    give(chart, days(3, scale));
    QCOMPARE(axisOf<QValueAxis>(chart, Qt::Vertical)->titleText(), unit);
}

void TestBarChart::theAxisBeginsAtZero()
{
    BarChart chart;
    give(chart, days(7, 1'234'567));
    const auto *up = axisOf<QValueAxis>(chart, Qt::Vertical);
    QCOMPARE(up->min(), 0.0);
    QVERIFY(up->max() >= setsOf(chart)[0]->at(6));
}

void TestBarChart::labelsHaveRoom()
{
    BarChart chart;
    chart.show();
    give(chart, days(90));
    const QStringList labels = axisOf<QCategoryAxis>(chart, Qt::Horizontal)->categoriesLabels();
    QVERIFY(labels.size() >= 5);
    QVERIFY(labels.size() <= 14);
    QCOMPARE(labels.last(), u"31 Mar"_s); // the latest is always named
    chart.resize(400, 260);
    QTRY_VERIFY(axisOf<QCategoryAxis>(chart, Qt::Horizontal)->categoriesLabels().size() <= 6);
}

void TestBarChart::aBarSaysTheExactFigure()
{
    BarChart chart;
    give(chart, {{QDate(2025, 3, 10), Currency::euro(), 12, 1'250'01, 3, 99, 0, 0}}, StatsGrain::Week);
    QCOMPARE(stripMoneyMarks(chart.barText(0, FlowDirection::In)).remove(u' '),
             u"Week11,10Mar–16Mar2025,deposits:EUR1250.01(12entries)"_s);
    QVERIFY(chart.barText(0, FlowDirection::Out).contains(u"withdrawals"_s));
    QVERIFY(chart.barText(0, FlowDirection::Out).contains(u"0.99"_s));
    QCOMPARE(chart.barText(1, FlowDirection::In), QString());
}

void TestBarChart::aClickChoosesABar()
{
    BarChart chart;
    give(chart, days(5));
    QSignalSpy chosen(&chart, &BarChart::barActivated);
    Q_EMIT setsOf(chart)[1]->clicked(3);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 3);
    QCOMPARE(chosen[0][1].value<FlowDirection>(), FlowDirection::Out);
}

void TestBarChart::keysReachEveryBar()
{
    BarChart chart;
    give(chart, days(5));
    QSignalSpy chosen(&chart, &BarChart::barActivated);
    QTest::keyClick(&chart, Qt::Key_Home);
    QCOMPARE(chart.currentIndex(), 0);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Down);
    QCOMPARE(chart.currentIndex(), 1);
    QCOMPARE(chart.currentDirection(), FlowDirection::Out);
    QVERIFY(setsOf(chart)[1]->isBarSelected(1));
    QCOMPARE(chart.accessibleDescription(), chart.barText(1, FlowDirection::Out));
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 1);
    QTest::keyClick(&chart, Qt::Key_End);
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.currentIndex(), 4);
}

void TestBarChart::rightToLeftBeginsAtTheRight()
{
    BarChart chart;
    chart.setLayoutDirection(Qt::RightToLeft);
    give(chart, days(5, 1'000'000));
    const auto sets = setsOf(chart);
    QCOMPARE(sets[1]->label(), u"Deposits"_s);
    QCOMPARE(sets[1]->at(4), 10.0); // the oldest
    QCOMPARE(axisOf<QValueAxis>(chart, Qt::Vertical)->alignment(), Qt::AlignRight);
    QSignalSpy chosen(&chart, &BarChart::barActivated);
    Q_EMIT sets[1]->clicked(4);
    QCOMPARE(chosen[0][0].toInt(), 0);
    QCOMPARE(chosen[0][1].value<FlowDirection>(), FlowDirection::In);
}

void TestBarChart::nothingBookedKeepsTheAxes()
{
    BarChart chart;
    chart.show();
    give(chart, {});
    auto *said = chart.findChild<QLabel *>();
    QCOMPARE(said->text(), u"No bookings in this period"_s);
    QVERIFY(said->isVisible());
    QCOMPARE(innerOf(chart)->axes().size(), 2);
    give(chart, days(3));
    QVERIFY(!said->isVisible());
}

void TestBarChart::coloursFollowTheTheme()
{
    BarChart chart;
    give(chart, days(3));
    QCOMPARE(setsOf(chart)[0]->color(), lightTokens().primary);
    theme::apply(Appearance::Dark);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(setsOf(chart)[0]->color(), darkTokens().primary);
    QCOMPARE(setsOf(chart)[1]->color(), darkTokens().chartSecond);
    QCOMPARE(axisOf<QValueAxis>(chart, Qt::Vertical)->labelsBrush().color(), darkTokens().muted);
}

void TestBarChart::paperIsAlwaysLight()
{
    theme::apply(Appearance::Dark);
    BarChart chart;
    give(chart, days(30, 1'000'000));
    const QSize size(1000, 380);
    const QPicture picture = chart.picture(size);
    QImage paper(size, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.drawPicture(0, 0, picture);
    painter.end();
    QSet<QRgb> colours;
    for (int y = 0; y < paper.height(); y += 3) {
        for (int x = 0; x < paper.width(); x += 3)
            colours.insert(paper.pixel(x, y));
    }
    QVERIFY(colours.contains(lightTokens().primary.rgb()));
    QVERIFY(colours.contains(lightTokens().chartSecond.rgb()));
    QVERIFY(!colours.contains(darkTokens().surface.rgb()));
}

QTEST_MAIN(TestBarChart)
#include "tst_barchart.moc"
