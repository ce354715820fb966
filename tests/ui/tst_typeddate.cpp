// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customers/typeddate.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using guichet::ui::typedDate;

class TestTypedDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date");
        const QDate born(1988, 6, 2);
        for (const QString &text : {u"1988-06-02"_s, u"02.06.1988"_s, u"2.6.1988"_s, u"2/6/1988"_s, u"2-6-1988"_s,
                                    u" 02 06 1988 "_s, u"02061988"_s, u"2 Jun 1988"_s})
            QTest::newRow(qPrintable(text)) << text << born;
        for (const QString &text : {u"31.02.1988"_s, u"02.06.88"_s, u"1988"_s, u"13/13/1988"_s, u"tomorrow"_s, QString()})
            QTest::newRow(qPrintable(u"not "_s + text)) << text << QDate();
    }
    void dates()
    {
        QFETCH(QString, text);
        QTEST(typedDate(text), "date");
    }
};

QTEST_GUILESS_MAIN(TestTypedDate)
#include "tst_typeddate.moc"
