// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/datefield.h"

#include <QDateEdit>
#include <QTest>

using namespace Qt::StringLiterals;

class TestDateField : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDayIsTypedOrTakenFromACalendar()
    {
        const std::unique_ptr<QDateEdit> field(guichet::ui::makeDateField(u"from"_s));
        QCOMPARE(field->objectName(), u"from"_s);
        QVERIFY(field->calendarPopup());
        field->setDate(QDate(2025, 3, 4));
        QCOMPARE(field->text().left(2), u"04"_s);
        field->setDate(QDate(1969, 12, 31));
        QCOMPARE(field->date(), QDate(1970, 1, 1)); // no bank's day before
    }
};

QTEST_MAIN(TestDateField)
#include "tst_datefield.moc"
