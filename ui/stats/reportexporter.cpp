// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stats/reportexporter.h"

#include "ui/common/icons.h"
#include "ui/stats/csvexport.h"
#include "ui/stats/pdfexport.h"

#include <QFileDialog>
#include <QMenu>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

bool save(const QString &fileName, const std::function<bool(QIODevice &)> &fill)
{
    QSaveFile file(fileName);
    return file.open(QIODevice::WriteOnly) && fill(file) && file.commit();
}

void inThread(const std::function<bool()> &work, QObject *context, const std::function<void(bool)> &done)
{
    const QPointer<QObject> receiver(context);
    QThread *thread = QThread::create([work, receiver, done] {
        const bool isWritten = work();
        QMetaObject::invokeMethod(
            qApp,
            [receiver, done, isWritten] {
                if (receiver)
                    done(isWritten);
            },
            Qt::QueuedConnection);
    });
    thread->setObjectName(u"export"_s);
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    // A program that ends waits for the file.
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, thread, [thread] { thread->wait(); });
    thread->start();
}

} // namespace

ReportExporter::ReportExporter(Capture capture, QWidget *window)
    : QObject(window)
    , m_capture(std::move(capture))
    , m_window(window)
    , m_menu(new QMenu(window))
{
    m_menu->setObjectName(u"exportMenu"_s);
    QAction *csv = m_menu->addAction(icon(u"file-text"_s), tr("&CSV…"), this, [this] { ask(Format::Csv); });
    csv->setObjectName(u"exportCsv"_s);
    QAction *pdf = m_menu->addAction(icon(u"printer"_s), tr("&PDF…"), this, [this] { ask(Format::Pdf); });
    pdf->setObjectName(u"exportPdf"_s);
}

void ReportExporter::openMenu(QWidget *anchor)
{
    const QSize size = m_menu->sizeHint();
    const bool isMirrored = anchor->layoutDirection() == Qt::RightToLeft;
    const int left = isMirrored ? 0 : anchor->width() - size.width();
    m_menu->popup(anchor->mapToGlobal(QPoint(left, anchor->height() + 4)));
    m_menu->setActiveAction(m_menu->actions().constFirst());
}

void ReportExporter::ask(Format format)
{
    m_content = m_capture();
    auto *dialog = new QFileDialog(m_window, tr("Export"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString withMark = tr("CSV with byte order mark, for spreadsheets (*.csv)");
    if (format == Format::Csv)
        dialog->setNameFilters({tr("CSV (*.csv)"), withMark});
    else
        dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->setDefaultSuffix(format == Format::Csv ? u"csv"_s : u"pdf"_s);
    dialog->selectFile(m_content.fileName + (format == Format::Csv ? u".csv"_s : u".pdf"_s));
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, format, withMark](const QString &file) {
        write(format, file, dialog->selectedNameFilter() == withMark);
    });
    dialog->open();
}

void ReportExporter::write(Format format, const QString &file, bool withMark)
{
    const auto work = [content = m_content, format, file, withMark] {
        return save(file, [&](QIODevice &device) {
            if (format == Format::Pdf)
                return writePdf(device, content.table, content.chart);
            const QByteArray bytes = csvOf(content.table, withMark ? ByteOrderMark::Yes : ByteOrderMark::No);
            return device.write(bytes) == bytes.size();
        });
    };
    inThread(work, this, [this, file](bool isWritten) {
        if (isWritten)
            Q_EMIT written(file);
        else
            Q_EMIT failed(file);
    });
}

} // namespace guichet::ui
