// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/csvtext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using guichet::csvText;

/// Row Z13, for every file of ours that spreadsheets open.
class CsvTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formulasAreDisarmed_data()
    {
        QTest::addColumn<QString>("text");
        for (const char16_t *text : {u"=1+1", u"+1234", u"-1+2", u"@SUM(A1)", u"\t=1", u"\r=1", u"\n=1", u"  =1", u"\uFF1D1+1",
                                     u" \uFE63" u"1", u"=cmd|' /C calc'!A0"})
            QTest::newRow(qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text);
    }
    void formulasAreDisarmed()
    {
        QFETCH(QString, text);
        QVERIFY(csvText(text).startsWith(u'\'') || csvText(text).startsWith(u"\"'"_s));
    }

    void quotesOnlyWhereNeeded()
    {
        QCOMPARE(csvText(u"a, b"_s), u"\"a, b\""_s);
        QCOMPARE(csvText(u"a;b"_s), u"\"a;b\""_s);
        QCOMPARE(csvText(u"say \"so\""_s), u"\"say \"\"so\"\"\""_s);
        QCOMPARE(csvText(u"two\nlines"_s), u"\"two\nlines\""_s);
        for (const QString &text : {QString(), u"Lunch"_s, u"王小明"_s, u"1-2"_s, u"a=b"_s})
            QCOMPARE(csvText(text), text);
    }
};

QTEST_APPLESS_MAIN(CsvTextTest)
#include "tst_csvtext.moc"
