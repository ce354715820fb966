// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/securebytes.h"

#include <QString>
#include <optional>

namespace guichet::identity {

// Time-based one-time passwords (RFC 6238 with HMAC-SHA-1, as every authenticator knows them). Pure functions, any thread.

inline constexpr int totpDigits = 6;
inline constexpr qint64 totpStepSeconds = 30;
inline constexpr qint64 totpSkewSteps = 1; ///< codes of the step before and after are taken: clocks differ, people are slow
inline constexpr qsizetype totpSecretBytes = 20; ///< as long as the hash (RFC 4226, section 4)

/// The code of one step, with its leading zeros.
[[nodiscard]] QString totpCode(const SecureBytes &secret, qint64 step, int digits = totpDigits);
/// The step near `nowSeconds` and after `lastStep` whose code this is; blanks in it don't count. In time that doesn't depend on
/// the code.
[[nodiscard]] std::optional<qint64> totpStepOf(const SecureBytes &secret, const QString &code, qint64 nowSeconds, qint64 lastStep);

/// RFC 4648, section 6, without padding.
[[nodiscard]] QString base32(QByteArrayView bytes);
/// What an authenticator reads off a QR code.
[[nodiscard]] QString otpauthUri(const QString &issuer, const QString &account, const SecureBytes &secret);

} // namespace guichet::identity
