// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <optional>

namespace guichet {

/// Account numbers are IBANs (ISO 13616-1; check digits by ISO 7064 MOD 97-10).

/// Spaces and lower case are forgiven; a wrong length for the country, a wrong character or wrong
/// check digits are not. Gives the electronic form without spaces.
std::optional<QString> parseIban(QStringView text);
/// The account with this running number at a bank. `country` and `bankCode` as configured ("FR",
/// "30006"); French numbers get their national key (clé RIB) too. Refuses (nullopt) countries whose
/// national check digits we can't compute, a bank code of the wrong length (GB and IE: with the
/// branch), and a serial below 1 or too long.
std::optional<QString> makeIban(const QString &country, const QString &bankCode, qint64 serial);
/// In groups of four, LRI…PDI around (see formatMoney).
QString formatIban(const QString &iban);
/// "FR76 •••• 189": first four and last three, LRI…PDI around.
QString maskIban(const QString &iban);

} // namespace guichet
