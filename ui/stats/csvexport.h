// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stats/reporttable.h"

#include <QByteArray>

namespace guichet::ui {

/// Whether the file begins with U+FEFF, by which some spreadsheet programs know UTF-8.
enum class ByteOrderMark { No, Yes };

/// The table as CSV (RFC 4180: CRLF, quotes where needed, the same number of fields in each line): title and facts, an
/// empty line, the columns' names, the rows. A text that a spreadsheet would take for a formula gets an apostrophe in
/// front (CWE-1236); numbers stay numbers, negative ones too.
QByteArray csvOf(const ReportTable &report, ByteOrderMark mark);

} // namespace guichet::ui
