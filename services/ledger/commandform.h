// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/command.h"

namespace guichet::ledger {

// What can be said of a command without looking at the books. Any thread.

/// What can't even be queued: no key, no principal, a hash of another size, too few or many legs, a note that is too long
/// or that PostgreSQL couldn't hold (U+0000, lone surrogates); a reversal without its original and the like. Never stored.
[[nodiscard]] std::optional<Refused> malformed(const Command &command);

/// KeyExpired for a key that is older than keyLifeMicros or more than keyFutureMicros ahead. Never stored.
[[nodiscard]] std::optional<Refused> keyTrouble(const IdempotencyKey &key, qint64 nowMicros);

/// The field names that verdicts carry, as static text; nullptr for an unknown one.
[[nodiscard]] const char *knownField(QStringView name);

namespace field {
inline constexpr const char *account = "account";
inline constexpr const char *amount = "amount";
inline constexpr const char *approver = "approver";
inline constexpr const char *cash = "cash";
inline constexpr const char *currency = "currency";
inline constexpr const char *customer = "customer";
inline constexpr const char *expires = "expires_at";
inline constexpr const char *hold = "hold";
inline constexpr const char *key = "key";
inline constexpr const char *legs = "legs";
inline constexpr const char *note = "note";
inline constexpr const char *original = "original";
inline constexpr const char *payee = "payee";
} // namespace field

} // namespace guichet::ledger
