// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/ed25519.h"

#include <openssl/evp.h>

namespace guichet::identity {

namespace {

using MessageContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

constexpr qsizetype publicKeyBytes = 32;

const unsigned char *unsignedBytes(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

bool verifiedBy(EVP_PKEY *key, QByteArrayView message, QByteArrayView signature)
{
    const MessageContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return context && signature.size() == ed25519SignatureBytes
        && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) == 1
        && EVP_DigestVerify(context.get(), unsignedBytes(signature), std::size_t(signature.size()),
                            unsignedBytes(message), std::size_t(message.size()))
        == 1;
}

} // namespace

Ed25519Key::Ed25519Key(const SecureBytes &seed)
    : m_publicKey(publicKeyBytes, Qt::Uninitialized)
{
    EVP_PKEY *const key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(),
                                                       std::size_t(seed.size()));
    if (key == nullptr)
        qFatal("identity: the signing key isn't an Ed25519 seed");
    m_key.reset(key, [](void *pkey) { EVP_PKEY_free(static_cast<EVP_PKEY *>(pkey)); });
    std::size_t size = std::size_t(publicKeyBytes);
    if (EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char *>(m_publicKey.data()), &size) != 1)
        qFatal("identity: the signing key has no public key");
}

QByteArray Ed25519Key::sign(QByteArrayView message) const
{
    const MessageContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    QByteArray signature(ed25519SignatureBytes, Qt::Uninitialized);
    std::size_t size = std::size_t(ed25519SignatureBytes);
    if (!context
        || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr,
                              static_cast<EVP_PKEY *>(m_key.get()))
            != 1
        || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                          unsignedBytes(message), std::size_t(message.size()))
            != 1)
        qFatal("identity: signing failed");
    return signature;
}

bool Ed25519Key::verify(QByteArrayView message, QByteArrayView signature) const
{
    return verifiedBy(static_cast<EVP_PKEY *>(m_key.get()), message, signature);
}

bool ed25519Verify(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, unsignedBytes(publicKey),
                                    std::size_t(publicKey.size())),
        &EVP_PKEY_free);
    return key && verifiedBy(key.get(), message, signature);
}

} // namespace guichet::identity
