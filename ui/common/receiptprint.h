// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/receiptfile.h"

class QPrintDialog;
class QPrinter;
class QWidget;

namespace guichet::ui {

/// Draws the receipt on the printer's page, at most as wide as A5. False when the printer can't be drawn on.
bool printReceipt(const ReceiptText &receipt, QPrinter &printer);

/// Opens the system's print dialog over `parent` and returns at once; `done` gets whether it was printed, not called when
/// the dialog is dismissed. The dialog deletes itself. GUI thread.
QPrintDialog *openPrintDialog(const ReceiptText &receipt, QWidget *parent, std::function<void(bool)> done);

} // namespace guichet::ui
