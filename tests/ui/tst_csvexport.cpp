// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/csvexport.h"

#include "models/items/statstablemodel.h"
#include "ui/stats/reporttable.h"

#include <QTableView>
#include <QTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::ui;

class TestCsvExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHeadSaysWhatIsShown();
    void everyLineHasTheSameNumberOfFields();
    void quotesOnlyWhereNeeded();
    void formulasAreDisarmed_data();
    void formulasAreDisarmed();
    void numbersStayNumbers();
    void theMarkIsOptional();
    void aNarrowWindowLosesNoColumn();
    void whatIsWrittenCanBeReadBack();
};

namespace {

ReportTable report(const QList<QStringList> &rows)
{
    ReportTable table;
    table.title = u"Deposits and withdrawals"_s;
    table.facts = {{u"Period"_s, u"1 Mar, 14 Mar"_s}, {u"Exported by"_s, u"Maya Okafor"_s}};
    table.columns = {u"Period"_s, u"Deposited"_s, u"Note"_s};
    table.plain = rows;
    return table;
}

// RFC 4180, straight from its grammar.
QList<QStringList> parsed(const QString &text)
{
    QList<QStringList> lines(1);
    QString field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isQuoted && c == u'"' && text.mid(i + 1, 1) == u"\""_s) {
            field += c;
            ++i;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && c == u',') {
            lines.last().append(field);
            field.clear();
        } else if (!isQuoted && c == u'\r' && text.mid(i + 1, 1) == u"\n"_s) {
            lines.last().append(field);
            field.clear();
            lines.append(QStringList());
            ++i;
        } else {
            field += c;
        }
    }
    lines.removeLast();
    return lines;
}

} // namespace

void TestCsvExport::theHeadSaysWhatIsShown()
{
    const QByteArray csv = csvOf(report({{u"2025-03-14"_s, u"1250.00"_s, {}}}), ByteOrderMark::No);
    QCOMPARE(csv, QByteArray("Deposits and withdrawals,,\r\nPeriod,\"1 Mar, 14 Mar\",\r\nExported by,Maya Okafor,\r\n,,\r\n"
                  "Period,Deposited,Note\r\n2025-03-14,1250.00,\r\n"));
}

void TestCsvExport::everyLineHasTheSameNumberOfFields()
{
    const auto lines = parsed(QString::fromUtf8(csvOf(report({{u"a"_s}, {u"b"_s, u"c"_s, u"d"_s}}), ByteOrderMark::No)));
    for (const QStringList &line : lines)
        QCOMPARE(line.size(), 3);
}

void TestCsvExport::quotesOnlyWhereNeeded()
{
    const QByteArray csv = csvOf(report({{u"say \"so\""_s, u"two\nlines"_s, u"王小明"_s}}), ByteOrderMark::No);
    QVERIFY(csv.endsWith("\"say \"\"so\"\"\",\"two\nlines\",\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E\r\n"));
}

void TestCsvExport::formulasAreDisarmed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("equals") << u"=1+1"_s;
    QTest::newRow("plus") << u"+1234"_s;
    QTest::newRow("minus") << u"-1+2"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s;
    QTest::newRow("return") << u"\r=1"_s;
    QTest::newRow("blank before") << u"  =1"_s;
    QTest::newRow("full width") << u"\uFF1D1+1"_s;
    QTest::newRow("a link") << u"=HYPERLINK(\"http://x\",\"y\")"_s;
}

void TestCsvExport::formulasAreDisarmed()
{
    QFETCH(QString, text);
    const auto lines = parsed(QString::fromUtf8(csvOf(report({{text}}), ByteOrderMark::No)));
    QCOMPARE(lines.last().first(), u'\'' + text);
}

void TestCsvExport::numbersStayNumbers()
{
    const QByteArray csv = csvOf(report({{u"-4111.11"_s, u"-3"_s, u"12.50"_s}}), ByteOrderMark::No);
    QVERIFY(csv.endsWith("\r\n-4111.11,-3,12.50\r\n"));
}

void TestCsvExport::theMarkIsOptional()
{
    QVERIFY(csvOf(report({}), ByteOrderMark::Yes).startsWith("\xEF\xBB\xBF" "Deposits"));
    QVERIFY(csvOf(report({}), ByteOrderMark::No).startsWith("Deposits"));
}

void TestCsvExport::aNarrowWindowLosesNoColumn()
{
    StatsTableModel model;
    model.setRows({{QDate(2025, 3, 14), Currency::euro(), 12, 125'000, 3, 4'000, -100, 120'900}});
    QTableView view;
    view.setModel(&model);
    view.hideColumn(StatsTableModel::CurrencyCode);
    view.hideColumn(StatsTableModel::CountOut);
    const ReportTable table = capture(view);
    QCOMPARE(table.columns, (QStringList{u"Period"_s, u"Currency"_s, u"In"_s, u"Sum in"_s, u"Out"_s, u"Sum out"_s, u"Opening"_s,
                                           u"Closing"_s}));
    QCOMPARE(table.plain, (QList<QStringList>{{u"2025-03-14"_s, u"EUR"_s, u"12"_s, u"1250.00"_s, u"3"_s, u"40.00"_s,
                                               u"-1.00"_s, u"1209.00"_s}}));
    QCOMPARE(table.isAmount, (QList<bool>{false, false, true, true, true, true, true, true}));
    QVERIFY(table.shown[0][0] != table.plain[0][0]);
}

void TestCsvExport::whatIsWrittenCanBeReadBack()
{
    QVERIFY(rc::check([] {
        const auto texts = *rc::gen::container<std::vector<std::string>>(
            3, rc::gen::container<std::string>(rc::gen::element('a', 'B', '7', ',', '"', '\n', '\r', ' ', '=')));
        QStringList row;
        for (const std::string &text : texts)
            row.append(QString::fromStdString(text));
        const auto lines = parsed(QString::fromUtf8(csvOf(report({row}), ByteOrderMark::No)));
        RC_ASSERT(lines.last().size() == 3);
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString read = lines.last()[i];
            RC_ASSERT(read == row[i] || read == u'\'' + row[i]);
        }
    }));
}

QTEST_MAIN(TestCsvExport)
#include "tst_csvexport.moc"
