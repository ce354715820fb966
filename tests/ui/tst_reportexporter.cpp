// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/reportexporter.h"

#include "tests/ui/reportsdesk.h"
#include "ui/common/banner.h"

#include <QFileDialog>
#include <QMenu>

using namespace Qt::StringLiterals;
using namespace guichet;
using namespace guichet::testing;
using namespace guichet::ui;

// What is shown becomes a file: by keys, in a thread, with what went wrong told.
class TestReportExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(Appearance::Light); }
    void csvIsWrittenByKeys();
    void pdfIsWritten();
    void aFileThatCannotBeWrittenIsSaid();
};

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The dialog that is open, with the file to be written typed in.
QFileDialog *dialogFor(const Reports &reports, const QString &file)
{
    QFileDialog *dialog = nullptr;
    waitUntil([&] {
        dialog = reports.page->findChild<QFileDialog *>(u"exportDialog"_s);
        return dialog && dialog->isVisible();
    });
    if (dialog)
        dialog->selectFile(file);
    return dialog;
}

} // namespace

void TestReportExporter::csvIsWrittenByKeys()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    QTemporaryDir folder;
    QTest::keyClick(reports.page.get(), Qt::Key_E, Qt::ControlModifier);
    auto *menu = reports.find<QMenu>("exportMenu");
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Return);
    const QString name = folder.filePath(u"figures.csv"_s);
    QFileDialog *dialog = dialogFor(reports, name);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(name));
    const QString csv = QString::fromUtf8(contentOf(name));
    QVERIFY(csv.startsWith(u"Deposits and withdrawals,"_s));
    QVERIFY(csv.contains(u"Period,13 Feb 2025 – 14 Mar 2025"_s));
    QVERIFY(csv.contains(u"As of,2025-03-14 10:42:00"_s));
    QVERIFY(csv.contains(u"Exported by,Maya Okafor"_s));
    QVERIFY(csv.contains(u"Period,Currency,Deposits,Deposited,Withdrawals,Withdrawn,Opening,Closing\r\n2025-03-14,EUR,"_s));
    QCOMPARE(csv.count(u"\r\n"_s), 1 + 5 + 1 + 1 + 30);
}

void TestReportExporter::pdfIsWritten()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    QTemporaryDir folder;
    reports.page->findChild<QAction *>(u"exportPdf"_s)->trigger();
    const QString name = folder.filePath(u"figures.pdf"_s);
    QFileDialog *dialog = dialogFor(reports, name);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(name));
    QVERIFY(contentOf(name).startsWith("%PDF-"));
    // When a file of one's own hand is wanted for looking at.
    if (const QString copy = qEnvironmentVariable("GUICHET_TEST_PDF"); !copy.isEmpty())
        QFile::copy(name, copy);
}

void TestReportExporter::aFileThatCannotBeWrittenIsSaid()
{
    const Reports reports;
    QVERIFY(reports.isLoaded());
    reports.page->findChild<QAction *>(u"exportCsv"_s)->trigger();
    QFileDialog *dialog = dialogFor(reports, u"figures.csv"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(u"/proc/guichet/figures.csv"_s);
    dialog->close();
    QTRY_VERIFY(reports.page->banner()->isVisible());
    QCOMPARE(reports.page->banner()->title(), u"The file could not be written."_s);
}

QTEST_MAIN(TestReportExporter)
#include "tst_reportexporter.moc"
