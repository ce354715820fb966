// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/crypto.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace guichet::identity {

namespace {

constexpr int nonceBytes = 12;
constexpr int tagBytes = 16;
constexpr int sha256Bytes = 32;

void require(bool succeeded, const char *what)
{
    if (!succeeded)
        qFatal("identity: OpenSSL failed: %s", what);
}

const unsigned char *unsignedBytes(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *unsignedBytes(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

// Fetched once: looking an algorithm up by name costs more than sealing a short value.
const EVP_CIPHER *aes256Gcm()
{
    static EVP_CIPHER *const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    require(cipher != nullptr, "AES-256-GCM");
    return cipher;
}

EVP_CIPHER_CTX *cipherContext()
{
    thread_local const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    require(context && EVP_CIPHER_CTX_reset(context.get()) == 1, "cipher context");
    return context.get();
}

} // namespace

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    require(RAND_bytes(unsignedBytes(bytes), int(size)) == 1, "random bytes");
    return bytes;
}

QByteArray sha256(QByteArrayView bytes)
{
    static EVP_MD *const digest = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    QByteArray hash(sha256Bytes, Qt::Uninitialized);
    require(EVP_Digest(bytes.data(), std::size_t(bytes.size()), unsignedBytes(hash), nullptr, digest,
                       nullptr)
                == 1,
            "SHA-256");
    return hash;
}

QByteArray hmacSha256(const SecureBytes &key, QByteArrayView bytes)
{
    static EVP_MAC *const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    const std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> context(EVP_MAC_CTX_new(mac),
                                                                           &EVP_MAC_CTX_free);
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0), OSSL_PARAM_construct_end()};
    QByteArray result(sha256Bytes, Qt::Uninitialized);
    std::size_t length = 0;
    require(context && EVP_MAC_init(context.get(), key.data(), std::size_t(key.size()), parameters) == 1
                && EVP_MAC_update(context.get(), unsignedBytes(bytes), std::size_t(bytes.size())) == 1
                && EVP_MAC_final(context.get(), unsignedBytes(result), &length, sha256Bytes) == 1,
            "HMAC");
    return result;
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), std::size_t(a.size())) == 0;
}

QByteArray associatedData(QLatin1StringView column, qint64 row, int keyVersion)
{
    return QByteArray(column.data(), column.size()) + ':' + QByteArray::number(row) + ':'
        + QByteArray::number(keyVersion);
}

QByteArray seal(const SecureBytes &key, QByteArrayView plain, QByteArrayView associated)
{
    require(key.size() == keyBytes, "a key of 32 bytes");
    QByteArray sealed(nonceBytes + plain.size() + tagBytes, Qt::Uninitialized);
    unsigned char *const nonce = unsignedBytes(sealed);
    unsigned char *const cipherText = nonce + nonceBytes;
    EVP_CIPHER_CTX *const context = cipherContext();
    int length = 0;
    require(RAND_bytes(nonce, nonceBytes) == 1
                && EVP_EncryptInit_ex2(context, aes256Gcm(), key.data(), nonce, nullptr) == 1
                && EVP_EncryptUpdate(context, nullptr, &length, unsignedBytes(associated),
                                     int(associated.size()))
                    == 1
                && EVP_EncryptUpdate(context, cipherText, &length, unsignedBytes(plain),
                                     int(plain.size()))
                    == 1
                && EVP_EncryptFinal_ex(context, cipherText + length, &length) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, tagBytes,
                                       cipherText + plain.size())
                    == 1,
            "AES-256-GCM encryption");
    return sealed;
}

std::optional<SecureBytes> unseal(const SecureBytes &key, QByteArrayView sealed,
                                  QByteArrayView associated)
{
    require(key.size() == keyBytes, "a key of 32 bytes");
    const qsizetype size = sealed.size() - nonceBytes - tagBytes;
    if (size < 0)
        return std::nullopt;
    const unsigned char *const nonce = unsignedBytes(sealed);
    QByteArray tag = sealed.last(tagBytes).toByteArray();
    SecureBytes plain(size);
    unsigned char none = 0;
    unsigned char *const output = size == 0 ? &none : plain.data();
    EVP_CIPHER_CTX *const context = cipherContext();
    int length = 0;
    require(EVP_DecryptInit_ex2(context, aes256Gcm(), key.data(), nonce, nullptr) == 1
                && EVP_DecryptUpdate(context, nullptr, &length, unsignedBytes(associated),
                                     int(associated.size()))
                    == 1
                && EVP_DecryptUpdate(context, output, &length, nonce + nonceBytes, int(size)) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, tagBytes, tag.data()) == 1,
            "AES-256-GCM decryption");
    if (EVP_DecryptFinal_ex(context, output + length, &length) != 1)
        return std::nullopt;
    return plain;
}

QByteArray blindIndex(const SecureBytes &key, QLatin1StringView purpose, QStringView value)
{
    if (value.isEmpty())
        return {};
    const QByteArray message = QByteArray(purpose.data(), purpose.size()) + '\0' + value.toUtf8();
    return hmacSha256(key, message).first(blindIndexBytes);
}

QByteArray base64Url(QByteArrayView bytes)
{
    return QByteArray::fromRawData(bytes.data(), bytes.size())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> bytesOfBase64Url(QByteArrayView text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(text.data(), text.size()),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
            | QByteArray::AbortOnBase64DecodingErrors);
    // Only one spelling: what it would be written as.
    if (!decoded || base64Url(*decoded) != text)
        return std::nullopt;
    return *decoded;
}

} // namespace guichet::identity
