// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/securebytes.h"

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

SecureBytes SecureBytes::random(qsizetype size)
{
    SecureBytes bytes(size);
    if (RAND_bytes(bytes.data(), int(size)) != 1)
        qFatal("identity: the system gives no random bytes");
    return bytes;
}

} // namespace guichet::identity
