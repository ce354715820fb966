// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/securebytes.h"

#include <QLatin1StringView>
#include <QString>
#include <optional>

namespace guichet::identity {

// Thin on OpenSSL 3's EVP. Any thread. A failure of the library itself (no memory, no randomness) ends
// the program: there is no safe way on.

inline constexpr qsizetype keyBytes = 32;
inline constexpr qsizetype blindIndexBytes = 16;

[[nodiscard]] QByteArray randomBytes(qsizetype size);
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);
[[nodiscard]] QByteArray hmacSha256(const SecureBytes &key, QByteArrayView bytes);
/// In time that depends on the lengths only.
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

/// What binds a sealed value to its place: "identity.users.email:17:1".
[[nodiscard]] QByteArray associatedData(QLatin1StringView column, qint64 row, int keyVersion);
/// AES-256-GCM (NIST SP 800-38D): 96-bit random nonce, cipher text, 128-bit tag.
[[nodiscard]] QByteArray seal(const SecureBytes &key, QByteArrayView plain, QByteArrayView associated);
/// nullopt: other key, other place, or changed bytes.
[[nodiscard]] std::optional<SecureBytes> unseal(const SecureBytes &key, QByteArrayView sealed,
                                                QByteArrayView associated);

/// HMAC-SHA-256 over purpose and value, cut to 128 bits: equality can be looked up, nothing else.
/// `value` is in its normalised form (searchfold.h); an empty one gives an empty index.
[[nodiscard]] QByteArray blindIndex(const SecureBytes &key, QLatin1StringView purpose,
                                    QStringView value);

/// RFC 4648 section 5, no padding. Strict: refuses padding, other characters and set spare bits.
[[nodiscard]] QByteArray base64Url(QByteArrayView bytes);
[[nodiscard]] std::optional<QByteArray> bytesOfBase64Url(QByteArrayView text);

} // namespace guichet::identity
