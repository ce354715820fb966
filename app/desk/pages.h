// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"
#include "ui/common/deskcontext.h"
#include "ui/common/unsettledoperations.h"
#include "ui/shell/findbox.h"
#include "ui/shell/mainwindow.h"

namespace guichet {

/// Every workplace of the desk: its place in the sidebar, who sees it, how it is made.
QList<ui::PageEntry> deskPages(ui::DeskContext &context, ui::UnsettledOperations &unsettled);

/// Their ids, those most looked at first.
QStringList pageIds();

/// Lets the pages lead to each other.
void connectPages(ui::MainWindow &window, ui::DeskContext &context);

/// The receipt whose code the text is, as the find box shows it.
std::optional<ui::FindResult> receiptIn(const QString &text);
void openReceipt(ui::MainWindow &window, const QString &code);

/// A customer as the find box shows them.
ui::FindResult findResultOf(const CustomerSummary &customer);

} // namespace guichet
