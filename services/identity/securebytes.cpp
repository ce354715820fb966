// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/securebytes.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace guichet::identity {

SecureBytes::SecureBytes(qsizetype size)
    : m_bytes(std::size_t(size))
{
}

SecureBytes::SecureBytes(QByteArrayView bytes)
    : m_bytes(bytes.begin(), bytes.end())
{
}

SecureBytes &SecureBytes::operator=(const SecureBytes &other)
{
    if (this != &other) {
        cleanse();
        m_bytes = other.m_bytes;
    }
    return *this;
}

SecureBytes &SecureBytes::operator=(SecureBytes &&other) noexcept
{
    if (this != &other) {
        cleanse();
        m_bytes = std::move(other.m_bytes);
    }
    return *this;
}

SecureBytes::~SecureBytes()
{
    cleanse();
}

SecureBytes SecureBytes::random(qsizetype size)
{
    SecureBytes bytes(size);
    if (RAND_bytes(bytes.data(), int(size)) != 1)
        qFatal("identity: the system gives no random bytes");
    return bytes;
}

void SecureBytes::cleanse()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

} // namespace guichet::identity
