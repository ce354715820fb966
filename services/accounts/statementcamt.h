// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/statement.h"

namespace guichet::accounts {

/// A statement as ISO 20022 camt.053.001.08 (BankToCustomerStatement): one message with one statement. Its moment of
/// creation is the end of its period, so that the same statement gives the same bytes. Any thread.
[[nodiscard]] QByteArray statementCamt(const Statement &statement);

} // namespace guichet::accounts
