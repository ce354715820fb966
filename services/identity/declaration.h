// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"
#include "models/values/refusal.h"

namespace guichet::identity {

inline constexpr int maximumNameCharacters = 200;
inline constexpr int maximumAddressCharacters = 500;
inline constexpr int maximumEmailCharacters = 254; // RFC 5321, 4.5.3.1.3, less the brackets
inline constexpr int maximumPhoneCharacters = 40; // as typed, with blanks and brackets
inline constexpr int maximumIdNumberCharacters = 40;
inline constexpr int maximumAgeYears = 130;

/// The declaration as it is stored: trimmed, NFC, phone in E.164, e-mail in lower case. A pure function.
/// InvalidValue with the field that is wrong: "name" (empty, over 200, no letter), "birth_date" (none, in
/// the future, age over 130), "email" (malformed; empty is allowed), "phone" (malformed; empty is
/// allowed), "address" (over 500; may have several lines), "id_number" (no letter or digit, or over 40; empty is allowed). Control characters,
/// U+0000 and lone surrogates are refused in each.
[[nodiscard]] Outcome<CustomerDeclaration> checkDeclaration(const CustomerDeclaration &declared,
                                                            QDate today);
/// The rule for a name alone, and for an e-mail that must be there.
[[nodiscard]] Outcome<QString> checkName(const QString &name);
[[nodiscard]] Outcome<QString> checkEmail(const QString &email);

} // namespace guichet::identity
