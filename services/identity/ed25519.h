// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/identity/securebytes.h"

#include <memory>

namespace guichet::identity {

inline constexpr qsizetype ed25519SignatureBytes = 64;

/// An Ed25519 key pair (RFC 8032), one-shot. Unchangeable; any thread. For access tokens, seals, receipts.
class Ed25519Key
{
public:
    /// `seed` is the private key, 32 bytes.
    explicit Ed25519Key(const SecureBytes &seed);

    [[nodiscard]] QByteArray publicKey() const { return m_publicKey; }
    [[nodiscard]] QByteArray sign(QByteArrayView message) const;
    [[nodiscard]] bool verify(QByteArrayView message, QByteArrayView signature) const;

private:
    std::shared_ptr<void> m_key;
    QByteArray m_publicKey;
};

/// With the public key alone; false too when that is none.
[[nodiscard]] bool ed25519Verify(QByteArrayView publicKey, QByteArrayView message,
                                 QByteArrayView signature);

} // namespace guichet::identity
