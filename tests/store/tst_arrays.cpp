// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/arrays.h"
#include "services/store/fault.h"

#include <QTest>

using namespace guichet::store;

class ArraysTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbers()
    {
        QCOMPARE(arrayOfInt64(QList<qint64>{}), u"{}");
        QCOMPARE(arrayOfInt64(QList<qint64>{1, -2, std::numeric_limits<qint64>::min()}),
                 u"{1,-2,-9223372036854775808}");
        QCOMPARE(arrayOfInt64(QList<std::optional<qint64>>{1, std::nullopt}), u"{1,NULL}");
    }
    void ids()
    {
        struct AnId { qint64 value; };
        QCOMPARE(arrayOfIds(std::vector<AnId>{{7}, {9}}), u"{7,9}");
    }
    void textsAreQuoted()
    {
        QCOMPARE(arrayOfText(QList<QString>{QStringLiteral("a\"b\\c"), QString(),
                                            QStringLiteral("NULL"), QStringLiteral("{,}")}),
                 u"{\"a\\\"b\\\\c\",\"\",\"NULL\",\"{,}\"}");
        QCOMPARE(arrayOfText(QList<std::optional<QString>>{std::nullopt}), u"{NULL}");
    }
    void bytesDatesAndBooleans()
    {
        QCOMPARE(arrayOfBytes(QList<QByteArray>{QByteArray("\x00\xff", 2), QByteArray()}),
                 u"{\"\\\\x00ff\",\"\\\\x\"}");
        QCOMPARE(arrayOfDates(QList<QDate>{QDate(2026, 2, 28)}), u"{2026-02-28}");
        QCOMPARE(arrayOfBooleans(QList<std::optional<bool>>{true, false, std::nullopt}),
                 u"{t,f,NULL}");
    }
    void unstorableTextIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("U+0000") << QString::fromUtf16(u"a\0b", 3);
        QTest::newRow("high surrogate at the end") << QString(QChar(0xd83d));
        QTest::newRow("high surrogate before a letter") << QString(QChar(0xd83d)) + u'x';
        QTest::newRow("low surrogate alone") << QString(QChar(0xde00)) + u'x';
    }
    void unstorableTextIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY_THROWS_EXCEPTION(Fault, requireStorable(text));
        QVERIFY_THROWS_EXCEPTION(Fault, (void)arrayOfText(QList<QString>{text}));
    }
    void storableTextPasses()
    {
        requireStorable(QStringLiteral("Nguyễn 中文 😀 \n\t\\'\""));
    }
    void numbersComeBack()
    {
        QCOMPARE(int64sFromArray(QStringLiteral("{}")), QList<qint64>());
        QCOMPARE(int64sFromArray(QStringLiteral("{5,-6}")), (QList<qint64>{5, -6}));
    }
};

QTEST_GUILESS_MAIN(ArraysTest)
#include "tst_arrays.moc"
