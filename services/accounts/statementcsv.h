// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/statement.h"

namespace guichet::accounts {

/// A statement as CSV (RFC 4180): UTF-8, CRLF, a line of names, the opening balance, the entries, the closing balance;
/// amounts with a point, in the currency's decimals. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it. The same statement gives the same bytes. Any thread.
[[nodiscard]] QByteArray statementCsv(const Statement &statement);

} // namespace guichet::accounts
