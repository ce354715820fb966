// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/target.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

namespace guichet::chaos {

Target::Target(const QByteArray &authorityPem)
    : m_context(SSL_CTX_new(TLS_client_method()))
{
    BIO *text = BIO_new_mem_buf(authorityPem.constData(), static_cast<int>(authorityPem.size()));
    X509 *authority = PEM_read_bio_X509(text, nullptr, nullptr, nullptr);
    BIO_free(text);
    if (!m_context || !authority || X509_STORE_add_cert(SSL_CTX_get_cert_store(m_context), authority) != 1)
        qFatal("the bank's authority can't be used");
    X509_free(authority);
    SSL_CTX_set_verify(m_context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_min_proto_version(m_context, TLS1_3_VERSION);
}

Target::~Target()
{
    SSL_CTX_free(m_context);
}

void Target::hasRecovered()
{
    const std::lock_guard lock(m_mutex);
    m_recoveries.append(Clock::now());
}

std::optional<Clock::time_point> Target::recoveryAfter(Clock::time_point moment) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::lower_bound(m_recoveries.begin(), m_recoveries.end(), moment);
    return found == m_recoveries.end() ? std::nullopt : std::optional(*found);
}

} // namespace guichet::chaos
