// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/seal/digest.h"

#include <QtEndian>
#include <algorithm>
#include <openssl/evp.h>

namespace guichet::seal {

namespace {

EVP_MD_CTX *contextOf(const std::shared_ptr<void> &context)
{
    return static_cast<EVP_MD_CTX *>(context.get());
}

} // namespace

QByteArray bytesOf(const Digest &digest)
{
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(digest.size()));
}

Digest digestFrom(QByteArrayView bytes)
{
    Digest digest{};
    if (std::size_t(bytes.size()) == digest.size())
        std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

Sha256::Sha256()
    : m_context(EVP_MD_CTX_new(), [](void *context) { EVP_MD_CTX_free(static_cast<EVP_MD_CTX *>(context)); })
{
    if (!m_context || EVP_DigestInit_ex(contextOf(m_context), EVP_sha256(), nullptr) != 1)
        qFatal("seal: SHA-256 isn't there");
}

Sha256 &Sha256::begin(unsigned char prefix)
{
    // The algorithm stays: naming it again would look it up again.
    if (EVP_DigestInit_ex(contextOf(m_context), nullptr, nullptr) != 1)
        qFatal("seal: SHA-256 failed");
    m_waits = 0;
    return add(std::string_view(reinterpret_cast<const char *>(&prefix), 1));
}

Sha256 &Sha256::add(std::string_view bytes)
{
    if (bytes.size() > m_waiting.size() - m_waits) {
        update({m_waiting.data(), m_waits});
        m_waits = 0;
    }
    if (bytes.size() > m_waiting.size()) {
        update(bytes);
    } else {
        std::copy(bytes.begin(), bytes.end(), m_waiting.data() + m_waits);
        m_waits += bytes.size();
    }
    return *this;
}

void Sha256::update(std::string_view bytes)
{
    if (EVP_DigestUpdate(contextOf(m_context), bytes.data(), bytes.size()) != 1)
        qFatal("seal: SHA-256 failed");
}

Sha256 &Sha256::add(const Digest &digest)
{
    return add(std::string_view(reinterpret_cast<const char *>(digest.data()), digest.size()));
}

Sha256 &Sha256::addNumber(qint64 number)
{
    const qint64 bigEndian = qToBigEndian(number);
    return add(std::string_view(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian));
}

Sha256 &Sha256::addBytes(QByteArrayView bytes)
{
    addNumber(bytes.size());
    return add(std::string_view(bytes.data(), std::size_t(bytes.size())));
}

Digest Sha256::end()
{
    update({m_waiting.data(), m_waits});
    m_waits = 0;
    Digest digest;
    unsigned int size = 0;
    if (EVP_DigestFinal_ex(contextOf(m_context), digest.data(), &size) != 1 || size != digest.size())
        qFatal("seal: SHA-256 failed");
    return digest;
}

} // namespace guichet::seal
