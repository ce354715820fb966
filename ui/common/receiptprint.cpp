// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/receiptprint.h"

#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

#include <memory>

namespace guichet::ui {

namespace {

constexpr int widestMm = 118; // A5 within its margins

} // namespace

bool printReceipt(const ReceiptText &receipt, QPrinter &printer)
{
    printer.setDocName(receipt.title);
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    const int page = printer.pageRect(QPrinter::DevicePixel).toRect().width();
    QTextDocument text;
    layOutReceipt(receipt, printer, qMin(page, printer.resolution() * widestMm * 10 / 254), text);
    text.drawContents(&painter);
    return painter.end();
}

QPrintDialog *openPrintDialog(const ReceiptText &receipt, QWidget *parent, std::function<void(bool)> done)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(receipt.title);
    QObject::connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), parent,
                     [receipt, printer, done = std::move(done)] { done(printReceipt(receipt, *printer)); });
    dialog->open();
    return dialog;
}

} // namespace guichet::ui
