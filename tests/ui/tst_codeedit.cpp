// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/codeedit.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

class TestCodeEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSixthDigitCompletes()
    {
        CodeEdit edit;
        QSignalSpy completed(&edit, &CodeEdit::completed);
        QTest::keyClicks(&edit, u"123 45"_s);
        QVERIFY(!edit.isComplete());
        QCOMPARE(completed.size(), 0);
        QTest::keyClicks(&edit, u"6"_s);
        QCOMPARE(completed.size(), 1);
        QCOMPARE(edit.code(), u"123456"_s);
        QTest::keyClicks(&edit, u"7"_s); // there is no seventh
        QCOMPARE(edit.code(), u"123456"_s);
        QCOMPARE(completed.size(), 1);
    }
    void lettersAreNotTaken()
    {
        CodeEdit edit;
        QTest::keyClicks(&edit, u"a1-2"_s);
        QCOMPARE(edit.code(), u"12"_s);
    }
    void settingATextSendsNothing()
    {
        CodeEdit edit;
        QSignalSpy completed(&edit, &CodeEdit::completed);
        edit.setText(u"123456"_s);
        QVERIFY(edit.isComplete());
        QCOMPARE(completed.size(), 0);
    }
};

QTEST_MAIN(TestCodeEdit)
#include "tst_codeedit.moc"
