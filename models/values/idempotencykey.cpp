// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/idempotencykey.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>

namespace guichet {
namespace {

constexpr qint64 microsPerMilli = 1000;
constexpr int timeBytes = 6;
constexpr int randomBytes = 10;

// RFC 9562, 5.7: 48 bits of milliseconds, version 7, 12 random bits, variant 10, 62 random bits.
QUuid assemble(qint64 micros, const QByteArray &randomPart)
{
    QByteArray bytes(timeBytes, Qt::Uninitialized);
    const auto millis = quint64(micros / microsPerMilli);
    for (int i = 0; i < timeBytes; ++i)
        bytes[i] = char((millis >> (8 * (timeBytes - 1 - i))) & 0xff);
    bytes += randomPart.left(randomBytes);
    bytes[6] = char((bytes.at(6) & 0x0f) | 0x70);
    bytes[8] = char((bytes.at(8) & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes);
}

} // namespace

IdempotencyKey IdempotencyKey::make(qint64 nowMicros)
{
    quint32 words[3];
    QRandomGenerator::system()->fillRange(words);
    IdempotencyKey key;
    key.m_uuid
        = assemble(nowMicros, QByteArray(reinterpret_cast<const char *>(words), sizeof words));
    return key;
}

IdempotencyKey IdempotencyKey::derive(qint64 momentMicros, const QByteArray &cause)
{
    IdempotencyKey key;
    key.m_uuid
        = assemble(momentMicros, QCryptographicHash::hash(cause, QCryptographicHash::Sha256));
    return key;
}

std::optional<IdempotencyKey> IdempotencyKey::fromText(QStringView text)
{
    IdempotencyKey key;
    key.m_uuid = QUuid::fromString(text);
    // Written out again, braces, upper case and odd separators differ.
    const QByteArray bytes = key.m_uuid.toRfc4122();
    const bool version7 = (quint8(bytes.at(6)) & 0xf0) == 0x70;
    const bool variant1 = (quint8(bytes.at(8)) & 0xc0) == 0x80;
    if (!version7 || !variant1 || key.text() != text)
        return std::nullopt;
    return key;
}

qint64 IdempotencyKey::madeAtMicros() const
{
    const QByteArray bytes = m_uuid.toRfc4122();
    quint64 millis = 0;
    for (int i = 0; i < timeBytes; ++i)
        millis = (millis << 8) | quint8(bytes.at(i));
    return qint64(millis) * microsPerMilli;
}

QString IdempotencyKey::shortReference() const
{
    static constexpr char16_t crockford[] = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr int characters = 8;
    constexpr int bitsEach = 5;
    const quint64 low = qFromBigEndian<quint64>(m_uuid.toRfc4122().constData() + 8);
    QString result;
    for (int i = characters - 1; i >= 0; --i) {
        result += QChar(crockford[(low >> (bitsEach * i)) & 0x1f]);
        if (i == characters / 2)
            result += u'-';
    }
    return result;
}

} // namespace guichet
