// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/pdfexport.h"

#include "ui/common/theme.h"
#include "ui/stats/barchart.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestPdfExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void aTableIsAPage();
    void aLongTableTakesMorePages();
    void theChartIsOfVectors();
    void theChartKeepsToItsPlace();
    void manyColumnsLieAcross();
    void anotherThreadCanWriteIt();
};

namespace {

ReportTable report(int rows, int columns = 3)
{
    ReportTable table;
    table.title = u"Deposits and withdrawals"_s;
    table.facts = {{u"Period"_s, u"01 Mar 2025 – 14 Mar 2025"_s}, {u"Exported by"_s, u"Maya Okafor"_s}};
    for (int column = 0; column < columns; ++column) {
        table.columns.append(u"Column %1"_s.arg(column));
        table.isAmount.append(column > 0);
    }
    for (int row = 0; row < rows; ++row)
        table.shown.append(QStringList(columns, u"\u2066\u22121\u202F250.00\u2069"_s));
    return table;
}

QByteArray pdfOf(const ReportTable &table, const QPicture &chart = QPicture())
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writePdf(buffer, table, chart) ? buffer.data() : QByteArray();
}

qsizetype pagesIn(const QByteArray &pdf)
{
    return pdf.count("/Type /Page\n");
}

QPicture chartPicture()
{
    QList<StatsRow> rows;
    for (int i = 0; i < 30; ++i)
        rows.append({QDate(2025, 2, 1).addDays(i), Currency::euro(), 3, 400'000 + i * 9'000, 2, 300'000, 0, 0});
    BarChart chart;
    chart.resize(900, 300);
    chart.setFigures(rows, StatsGrain::Day, Currency::euro());
    return chart.picture(paperChart);
}

} // namespace

void TestPdfExport::aTableIsAPage()
{
    const QByteArray pdf = pdfOf(report(5));
    QVERIFY(pdf.startsWith("%PDF-"));
    QCOMPARE(pagesIn(pdf), 1);
}

void TestPdfExport::aLongTableTakesMorePages()
{
    QVERIFY(pagesIn(pdfOf(report(200))) >= 4);
}

void TestPdfExport::theChartIsOfVectors()
{
    const QByteArray pdf = pdfOf(report(5), chartPicture());
    QVERIFY(pdf.size() > pdfOf(report(5)).size());
    QVERIFY(!pdf.contains("/Subtype /Image"));
}

void TestPdfExport::theChartKeepsToItsPlace()
{
    QImage paper(800, 300, QImage::Format_RGB32);
    paper.setDotsPerMeterX(300 * 10'000 / 254);
    paper.setDotsPerMeterY(300 * 10'000 / 254);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    drawScaled(painter, chartPicture(), paperChart, {0, 0, 400, 152});
    painter.end();
    int inside = 0;
    int outside = 0;
    for (int y = 0; y < paper.height(); ++y) {
        for (int x = 0; x < paper.width(); ++x) {
            if (paper.pixel(x, y) == lightTokens().primary.rgb())
                ++(x < 400 && y < 152 ? inside : outside);
        }
    }
    QVERIFY(inside > 100);
    QCOMPARE(outside, 0);
}

void TestPdfExport::manyColumnsLieAcross()
{
    QVERIFY(pdfOf(report(5, 14)).contains("/MediaBox [0 0 842"));
    QVERIFY(pdfOf(report(5, 3)).contains("/MediaBox [0 0 595"));
}

void TestPdfExport::anotherThreadCanWriteIt()
{
    const QPicture chart = chartPicture();
    QByteArray pdf;
    const std::unique_ptr<QThread> thread(QThread::create([&] { pdf = pdfOf(report(50), chart); }));
    thread->start();
    QVERIFY(thread->wait(10'000));
    QVERIFY(pdf.startsWith("%PDF-"));
}

QTEST_MAIN(TestPdfExport)
#include "tst_pdfexport.moc"
