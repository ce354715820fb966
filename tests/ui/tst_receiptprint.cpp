// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/receiptprint.h"

#include "ui/common/resultcard.h"
#include "ui/common/theme.h"

#include <QFile>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace guichet::ui;

// The system's print dialog, over the result of an operation.
class TestReceiptPrint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void printingOpensTheSystemsDialog();
    void aDismissedDialogPrintsNothing();

private:
    struct Booked : ResultCard {
        Booked()
        {
            announce(u"Deposit booked"_s, u"DEP-7F3K-22Q9"_s,
                     {u"Northgate Bank"_s, u"Cash deposit"_s, u"EUR 12.00"_s, {{u"Customer"_s, u"Amélie"_s}}, {},
                      u"Ask at the counter."_s});
            activateWindow();
            nextButton()->setFocus();
        }
        QPrintDialog *press()
        {
            QTest::keyClick(nextButton(), Qt::Key_P);
            return findChild<QPrintDialog *>();
        }
        QString said() const { return findChild<QLabel *>(u"receiptFile"_s)->text(); }
    };
};

void TestReceiptPrint::printingOpensTheSystemsDialog()
{
    Booked card;
    QTRY_VERIFY(card.nextButton()->hasFocus());
    QPrintDialog *dialog = card.press();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    const QTemporaryDir folder;
    dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
    dialog->printer()->setOutputFileName(folder.filePath(u"printed.pdf"_s));
    Q_EMIT dialog->accepted(dialog->printer());
    QFile file(folder.filePath(u"printed.pdf"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    QVERIFY(card.said().contains(u"printer"_s));
    dialog->reject();
    QVERIFY(card.isVisible());
}

void TestReceiptPrint::aDismissedDialogPrintsNothing()
{
    Booked card;
    QTRY_VERIFY(card.nextButton()->hasFocus());
    QPrintDialog *dialog = card.press();
    QVERIFY(dialog);
    dialog->reject();
    QVERIFY(card.said().isEmpty());
}

QTEST_MAIN(TestReceiptPrint)
#include "tst_receiptprint.moc"
