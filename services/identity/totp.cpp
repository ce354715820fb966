// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/totp.h"

#include "services/identity/crypto.h"

#include <QMessageAuthenticationCode>
#include <QUrl>
#include <QtEndian>

namespace guichet::identity {

namespace {

constexpr qsizetype maximumCodeCharacters = 20;

} // namespace

QString totpCode(const SecureBytes &secret, qint64 step, int digits)
{
    QByteArray counter(8, Qt::Uninitialized);
    qToBigEndian(step, counter.data());
    const QByteArray hash
        = QMessageAuthenticationCode::hash(counter, secret.view().toByteArray(), QCryptographicHash::Sha1);
    // Dynamic truncation (RFC 4226, section 5.3).
    const qsizetype offset = hash.back() & 0x0f;
    const quint32 number = qFromBigEndian<quint32>(hash.constData() + offset) & 0x7fffffff;
    quint32 modulus = 1;
    for (int i = 0; i < digits; ++i)
        modulus *= 10;
    return QStringLiteral("%1").arg(number % modulus, digits, 10, QLatin1Char('0'));
}

std::optional<qint64> totpStepOf(const SecureBytes &secret, const QString &code, qint64 nowSeconds, qint64 lastStep)
{
    QString typed = code.left(maximumCodeCharacters);
    typed.remove(u' ');
    const qint64 now = nowSeconds / totpStepSeconds;
    std::optional<qint64> found;
    for (qint64 step = now - totpSkewSteps; step <= now + totpSkewSteps; ++step) {
        const bool fits = equalInConstantTime(totpCode(secret, step).toUtf8(), typed.toUtf8());
        if (fits && step > lastStep && !found)
            found = step;
    }
    return found;
}

QString base32(QByteArrayView bytes)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    constexpr int bitsOfACharacter = 5;
    QString text;
    quint32 buffer = 0;
    int bits = 0;
    const auto put = [&](quint32 value) { text += QLatin1Char(alphabet[value & 31]); };
    for (const char byte : bytes) {
        buffer = ((buffer & 0xff) << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= bitsOfACharacter; bits -= bitsOfACharacter)
            put(buffer >> (bits - bitsOfACharacter));
    }
    if (bits > 0)
        put(buffer << (bitsOfACharacter - bits));
    return text;
}

QString otpauthUri(const QString &issuer, const QString &account, const SecureBytes &secret)
{
    const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    // All at once: what is encoded holds percent signs, too.
    return QStringLiteral("otpauth://totp/%1:%2?secret=%3&issuer=%1&algorithm=SHA1&digits=%4&period=%5")
        .arg(encoded(issuer), encoded(account), base32(secret.view()), QString::number(totpDigits),
             QString::number(totpStepSeconds));
}

} // namespace guichet::identity
