// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace guichet {

/// A text as a field of a CSV file (RFC 4180): quoted where it would break the line. One that a spreadsheet would take for a
/// formula gets an apostrophe in front (CWE-1236); whoever writes numbers writes them as they are.
[[nodiscard]] QString csvText(QString written);

} // namespace guichet
