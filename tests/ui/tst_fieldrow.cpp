// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fieldrow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

class TestFieldRow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLabelNamesTheField();
    void anErrorIsSaidShownAndTakenBack();
    void aHintWaitsBehindTheError();
};

void TestFieldRow::theLabelNamesTheField()
{
    auto *edit = new QLineEdit;
    const FieldRow row(u"&Note && more"_s, edit);
    QCOMPARE(edit->accessibleName(), u"Note & more"_s);
    QCOMPARE(row.label()->buddy(), edit);
    QCOMPARE(row.focusProxy(), edit);
}

void TestFieldRow::anErrorIsSaidShownAndTakenBack()
{
    auto *edit = new QLineEdit;
    FieldRow row(u"Note"_s, edit);
    row.setError(u"Too long."_s);
    QVERIFY(row.hasError());
    QVERIFY(edit->property("invalid").toBool());
    QCOMPARE(edit->accessibleDescription(), u"Too long."_s);
    row.setError({});
    QVERIFY(!row.hasError());
    QVERIFY(!edit->property("invalid").toBool());
    QVERIFY(edit->accessibleDescription().isEmpty());
}

void TestFieldRow::aHintWaitsBehindTheError()
{
    auto *edit = new QLineEdit;
    FieldRow row(u"Note"_s, edit);
    const auto sentence = [&row] { return row.findChildren<QLabel *>().last(); };
    row.setHint(u"At most 140 characters."_s);
    QVERIFY(!sentence()->isHidden());
    row.setError(u"Too long."_s);
    QCOMPARE(sentence()->text(), u"Too long."_s);
    QCOMPARE(sentence()->property("cls").toString(), u"error"_s);
    row.setError({});
    QCOMPARE(sentence()->text(), u"At most 140 characters."_s);
    QCOMPARE(sentence()->property("cls").toString(), u"hint"_s);
    row.setHint({});
    QVERIFY(sentence()->isHidden());
}

QTEST_MAIN(TestFieldRow)
#include "tst_fieldrow.moc"
