// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/money.h"

// Amounts and codes as the desk shows them, on top of models/values/money.h.
namespace guichet::ui {

// LRI…PDI around what reads left to right in any script: references, phone numbers, IBANs.
QString isolated(const QString &text);
// With a sign always: "+1 250.00" or "−300.00", wrapped like formatMoney.
QString formatSignedMoney(const Money &money);
// As a field shows it: grouped, without direction marks (they would be edited along).
QString fieldText(const Money &money);
// Text for the clipboard or a file: amounts become "-4111.11", other text loses its marks only.
QString plainText(const QString &shown);

} // namespace guichet::ui
