// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/ids.h"
#include "models/values/role.h"
#include "services/identity/ed25519.h"

#include <QByteArray>
#include <QByteArrayView>
#include <optional>

namespace guichet::identity {

inline constexpr qint64 accessTokenSeconds = 600;
inline constexpr qint64 clockSkewSeconds = 30;
inline constexpr qsizetype maximumTokenBytes = 8192;

/// What an access token says (RFC 9068).
struct AccessClaims {
    UserId user;
    Role role = Role::Customer;
    SessionId session;
    qint64 sessionVersion = 0;
    qint64 issuedAtSeconds = 0;  ///< since 1970
    qint64 expiresAtSeconds = 0;
};

/// Signs and verifies access tokens: JWT (RFC 7519), EdDSA with Ed25519 (RFC 8037), and nothing else. Our
/// tokens have exactly one spelling, header and claims alike, and any other is refused before or after
/// the signature: so `alg`, `kid`, `jku`, `crit`, duplicate claims and the like are never even read.
/// Unchangeable after construction; any thread.
class AccessTokens
{
public:
    /// `seed` is the Ed25519 private key (32 bytes). Issuer and audience are names of our own.
    explicit AccessTokens(const SecureBytes &seed, const QByteArray &issuer = "guichet",
                          const QByteArray &audience = "guichet-api");

    [[nodiscard]] QByteArray sign(const AccessClaims &claims) const;
    /// nullopt: not a token of ours, or not now (skew of 30 s allowed).
    [[nodiscard]] std::optional<AccessClaims> verify(QByteArrayView token, qint64 nowSeconds) const;

    [[nodiscard]] QByteArray publicKey() const { return m_key.publicKey(); }
    [[nodiscard]] QByteArray keyId() const { return m_keyId; }

private:
    [[nodiscard]] QByteArray payload(const AccessClaims &claims) const;
    [[nodiscard]] std::optional<AccessClaims> claimsOf(QByteArrayView payload) const;
    Ed25519Key m_key;
    QByteArray m_issuer;
    QByteArray m_audience;
    QByteArray m_keyId;
    QByteArray m_header; ///< base64url, as every token begins
};

} // namespace guichet::identity
