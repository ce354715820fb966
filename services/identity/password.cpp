// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/password.h"

#include "services/identity/crypto.h"

#include <QStringList>
#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <optional>

namespace guichet::identity {

namespace {

constexpr qsizetype saltBytes = 16;
constexpr qsizetype hashBytes = 32;
constexpr uint64_t maximumMemory = 128 * 1024 * 1024;
constexpr auto phcBase64 = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

struct PhcParts {
    ScryptCost cost;
    QByteArray salt;
    QByteArray hash;
};

std::optional<QByteArray> scrypt(const QByteArray &password, const ScryptCost &cost, QByteArrayView salt,
                                 qsizetype size)
{
    static EVP_KDF *const kdf = EVP_KDF_fetch(nullptr, "SCRYPT", nullptr);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(EVP_KDF_CTX_new(kdf),
                                                                           &EVP_KDF_CTX_free);
    uint64_t n = uint64_t(1) << cost.logN;
    uint32_t r = uint32_t(cost.r);
    uint32_t p = uint32_t(cost.p);
    uint64_t memory = maximumMemory;
    static char noBytes[] = "";
    char *const word = password.isEmpty() ? noBytes : const_cast<char *>(password.constData());
    char *const grain = salt.isEmpty() ? noBytes : const_cast<char *>(salt.data());
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, word, std::size_t(password.size())),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, grain, std::size_t(salt.size())),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &memory),
        OSSL_PARAM_construct_end()};
    QByteArray result(size, Qt::Uninitialized);
    if (!context
        || EVP_KDF_derive(context.get(), reinterpret_cast<unsigned char *>(result.data()),
                          std::size_t(size), parameters)
            != 1)
        return std::nullopt;
    return result;
}

std::optional<int> parameter(QStringView text, QLatin1StringView name)
{
    bool isNumber = false;
    const int value = text.startsWith(name) ? text.sliced(name.size()).toInt(&isNumber) : 0;
    return isNumber && value > 0 ? std::optional(value) : std::nullopt;
}

std::optional<PhcParts> partsOf(const QString &phc)
{
    const QStringList fields = phc.split(u'$');
    if (fields.size() != 5 || !fields[0].isEmpty() || fields[1] != QLatin1String("scrypt"))
        return std::nullopt;
    const QStringList costs = fields[2].split(u',');
    if (costs.size() != 3)
        return std::nullopt;
    const auto logN = parameter(costs[0], QLatin1StringView("ln="));
    const auto r = parameter(costs[1], QLatin1StringView("r="));
    const auto p = parameter(costs[2], QLatin1StringView("p="));
    const auto salt = QByteArray::fromBase64Encoding(fields[3].toLatin1(),
                                                     phcBase64 | QByteArray::AbortOnBase64DecodingErrors);
    const auto hash = QByteArray::fromBase64Encoding(fields[4].toLatin1(),
                                                     phcBase64 | QByteArray::AbortOnBase64DecodingErrors);
    if (!logN || !r || !p || *logN > 24 || !salt || !hash || (*hash).size() < 16)
        return std::nullopt;
    return PhcParts{{*logN, *r, *p}, *salt, *hash};
}

} // namespace

QString hashPassword(const QString &password, const ScryptCost &cost)
{
    return hashPassword(password, cost, randomBytes(saltBytes));
}

QString hashPassword(const QString &password, const ScryptCost &cost, QByteArrayView salt)
{
    const auto hash = scrypt(password.toUtf8(), cost, salt, hashBytes);
    if (!hash)
        qFatal("identity: scrypt failed (no memory, or a cost it can't have)");
    const QByteArray text = "$scrypt$ln=" + QByteArray::number(cost.logN)
        + ",r=" + QByteArray::number(cost.r) + ",p=" + QByteArray::number(cost.p) + '$'
        + salt.toByteArray().toBase64(phcBase64) + '$' + hash->toBase64(phcBase64);
    return QString::fromLatin1(text);
}

bool verifyPassword(const QString &password, const QString &phc)
{
    const auto parts = partsOf(phc);
    if (!parts)
        return false;
    const auto hash = scrypt(password.toUtf8(), parts->cost, parts->salt, parts->hash.size());
    return hash && equalInConstantTime(*hash, parts->hash);
}

bool isCheaper(const QString &phc, const ScryptCost &cost)
{
    const auto parts = partsOf(phc);
    return parts && (parts->cost.logN < cost.logN || parts->cost.r < cost.r || parts->cost.p < cost.p);
}

} // namespace guichet::identity
