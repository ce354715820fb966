// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <utility>

class QObject;
class QPaintDevice;
class QTextDocument;

namespace guichet::ui {

/// What stands on a receipt, in words ready to print.
struct ReceiptText {
    QString bank;
    QString title;  ///< "Cash deposit"
    QString amount; ///< with its currency
    QList<std::pair<QString, QString>> lines;
    QString note;   ///< may be empty
    QString foot;   ///< whom to ask when something is wrong
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

enum class ReceiptPaper {
    Roll, ///< 80 mm wide, as long as the text
    A5
};

/// Puts the receipt into an empty document, laid out for this device, so many of its dots wide.
void layOutReceipt(const ReceiptText &receipt, QPaintDevice &device, int width, QTextDocument &text);

/// Writes the receipt as PDF in a thread of its own; the folder is made when it isn't there, the file is the owner's
/// alone. `done` gets whether it was written, in `context`'s thread, unless it is gone.
void writeReceipt(const ReceiptText &receipt, ReceiptPaper paper, const QString &file, QObject *context,
                  std::function<void(bool)> done);

/// Where receipts of this reference go: below the user's documents.
QString receiptFile(const QString &reference);

} // namespace guichet::ui
