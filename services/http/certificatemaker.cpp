// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/certificatemaker.h"

#include <QHostAddress>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace guichet::http {

namespace {

template <auto Free> struct Freer {
    template <typename T> void operator()(T *thing) const { Free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;

QByteArray contents(const Memory &memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return QByteArray(data, qsizetype(size));
}

QByteArray pem(X509 *certificate)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), certificate);
    return contents(memory);
}

QByteArray pem(EVP_PKEY *key)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return contents(memory);
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// Serial, validity and subject; an hour of slack for clocks that run behind.
bool fill(X509 *certificate, EVP_PKEY *key, const QByteArray &name, const QDateTime &now, int days)
{
    unsigned char serial[16];
    if (RAND_bytes(serial, sizeof serial) != 1)
        return false;
    serial[0] = (serial[0] & 0x7f) | 0x40; // positive, and always as long
    BIGNUM *number = BN_bin2bn(serial, sizeof serial, nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    const std::time_t start = now.toSecsSinceEpoch() - 3600;
    const std::time_t end = now.toSecsSinceEpoch() + qint64(days) * 24 * 3600 - 3600;
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_TIME_set(X509_getm_notBefore(certificate), start);
    ASN1_TIME_set(X509_getm_notAfter(certificate), end);
    X509_NAME *subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(name.constData()),
                                      int(name.size()), -1, 0)
        == 1
        && X509_set_pubkey(certificate, key) == 1;
}

QByteArray alternativeNames(const QStringList &names)
{
    QByteArrayList entries;
    for (const QString &name : names) {
        const bool isAddress = !QHostAddress(name).isNull();
        entries.append((isAddress ? "IP:" : "DNS:") + name.toLatin1());
    }
    return entries.join(',');
}

} // namespace

CertificatePair makeAuthority(const QDateTime &now, int days)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    unsigned char tag[4];
    if (!key || !certificate || RAND_bytes(tag, sizeof tag) != 1)
        return {};
    // A tag in the name: two banks' authorities on one computer stay apart.
    const QByteArray name = "Guichet authority "
        + QByteArray(reinterpret_cast<const char *>(tag), sizeof tag).toHex();
    X509 *x509 = certificate.get();
    const bool made = fill(x509, key.get(), name, now, days)
        && X509_set_issuer_name(x509, X509_get_subject_name(x509)) == 1
        && addExtension(x509, x509, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && addExtension(x509, x509, NID_key_usage, "critical,keyCertSign,cRLSign")
        && addExtension(x509, x509, NID_subject_key_identifier, "hash")
        && X509_sign(x509, key.get(), EVP_sha256()) > 0;
    return made ? CertificatePair{pem(x509), pem(key.get())} : CertificatePair{};
}

CertificatePair makeServer(const CertificatePair &authority, const QStringList &names,
                           const QDateTime &now, int days)
{
    const Memory issuerText(
        BIO_new_mem_buf(authority.certificate.constData(), int(authority.certificate.size())));
    const Memory issuerKeyText(
        BIO_new_mem_buf(authority.key.constData(), int(authority.key.size())));
    const Certificate issuer(PEM_read_bio_X509(issuerText.get(), nullptr, nullptr, nullptr));
    const Key issuerKey(PEM_read_bio_PrivateKey(issuerKeyText.get(), nullptr, nullptr, nullptr));
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!issuer || !issuerKey || !key || !certificate)
        return {};
    X509 *x509 = certificate.get();
    const bool made = fill(x509, key.get(), "Guichet server", now, days)
        && X509_set_issuer_name(x509, X509_get_subject_name(issuer.get())) == 1
        && addExtension(x509, issuer.get(), NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(x509, issuer.get(), NID_key_usage, "critical,digitalSignature")
        && addExtension(x509, issuer.get(), NID_ext_key_usage, "serverAuth")
        && addExtension(x509, issuer.get(), NID_subject_key_identifier, "hash")
        && addExtension(x509, issuer.get(), NID_authority_key_identifier, "keyid:always")
        && addExtension(x509, issuer.get(), NID_subject_alt_name, alternativeNames(names))
        && X509_sign(x509, issuerKey.get(), EVP_sha256()) > 0;
    return made ? CertificatePair{pem(x509), pem(key.get())} : CertificatePair{};
}

} // namespace guichet::http
