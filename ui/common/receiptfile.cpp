// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/receiptfile.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QFont>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPointer>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTextDocument>
#include <QTextOption>
#include <QThread>

using namespace Qt::StringLiterals;

namespace guichet::ui {

namespace {

constexpr int dotsPerInch = 300;
constexpr int rollWidthMm = 80;
constexpr int rollMarginMm = 5;
constexpr int a5MarginMm = 15;

constexpr int dotsOf(int millimetres)
{
    return millimetres * dotsPerInch * 10 / 254;
}

// A table of its own: a long value, as the receipt's code is, has all the room that its own name leaves.
QString row(const QString &name, const QString &value, bool isRightToLeft)
{
    return u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"6\"><tr><td>%1</td>"
           "<td align=\"%3\">%2</td></tr></table>"_s.arg(name.toHtmlEscaped(), value.toHtmlEscaped(),
                                                       isRightToLeft ? u"left"_s : u"right"_s);
}

QString htmlOf(const ReceiptText &receipt)
{
    const bool isRightToLeft = receipt.direction == Qt::RightToLeft;
    QString html = u"<div align=\"center\"><p style=\"font-weight:600;font-size:13pt\">%1</p><p>%2</p>"
                   "<p style=\"font-weight:600;font-size:17pt\">%3</p></div><hr>"_s
                       .arg(receipt.bank.toHtmlEscaped(), receipt.title.toHtmlEscaped(), receipt.amount.toHtmlEscaped());
    for (const auto &[name, value] : receipt.lines)
        html += row(name, value, isRightToLeft);
    if (!receipt.note.isEmpty())
        html += u"<p>%1</p>"_s.arg(receipt.note.toHtmlEscaped());
    return html + u"<hr><p align=\"center\" style=\"font-size:8pt\">%1</p>"_s.arg(receipt.foot.toHtmlEscaped());
}

bool write(const ReceiptText &receipt, ReceiptPaper paper, const QString &fileName)
{
    QSaveFile file(fileName);
    if (!QDir().mkpath(QFileInfo(fileName).path()) || !file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const int margin = paper == ReceiptPaper::Roll ? rollMarginMm : a5MarginMm;
    const int paperWidth = paper == ReceiptPaper::Roll ? rollWidthMm : 148;
    QPdfWriter pdf(&file);
    pdf.setResolution(dotsPerInch);
    pdf.setTitle(receipt.title);
    pdf.setCreator(receipt.bank);
    QTextDocument text;
    layOutReceipt(receipt, pdf, dotsOf(paperWidth - 2 * margin), text);
    if (paper == ReceiptPaper::Roll) {
        const int heightMm = static_cast<int>(text.size().height()) * 254 / (dotsPerInch * 10) + 2 * margin + 1;
        pdf.setPageSize(QPageSize(QSizeF(rollWidthMm, heightMm), QPageSize::Millimeter));
    } else {
        pdf.setPageSize(QPageSize(QPageSize::A5));
    }
    pdf.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
    QPainter painter(&pdf);
    text.drawContents(&painter);
    return painter.end() && file.commit();
}

} // namespace

void layOutReceipt(const ReceiptText &receipt, QPaintDevice &device, int width, QTextDocument &text)
{
    text.documentLayout()->setPaintDevice(&device);
    text.setDocumentMargin(0);
    QFont font(u"Teller Sans"_s);
    font.setPointSize(10);
    text.setDefaultFont(font);
    QTextOption option;
    option.setTextDirection(receipt.direction);
    text.setDefaultTextOption(option);
    text.setHtml(htmlOf(receipt));
    text.setTextWidth(width);
}

void writeReceipt(const ReceiptText &receipt, ReceiptPaper paper, const QString &file, QObject *context,
                  std::function<void(bool)> done)
{
    const QPointer<QObject> receiver(context);
    QThread *thread = QThread::create([receipt, paper, file, receiver, done = std::move(done)] {
        const bool isWritten = write(receipt, paper, file);
        QMetaObject::invokeMethod(
            qApp,
            [receiver, done, isWritten] {
                if (receiver)
                    done(isWritten);
            },
            Qt::QueuedConnection);
    });
    thread->setObjectName(u"receipt"_s);
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    // A program that ends waits for the file.
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, thread, [thread] { thread->wait(); });
    thread->start();
}

QString receiptFile(const QString &reference)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return u"%1/%2/%3.pdf"_s.arg(documents, QCoreApplication::translate("guichet::ui::receiptfile", "Receipts"), reference);
}

} // namespace guichet::ui
