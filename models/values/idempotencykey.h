// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QUuid>
#include <optional>

namespace guichet {

/// The name a client gives a command before sending it, so that sending it again does it once: a UUIDv7 (RFC 9562),
/// which carries the moment it was made.
class IdempotencyKey
{
public:
    IdempotencyKey() = default;

    static IdempotencyKey make(qint64 nowMicros);
    /// Refuses (nullopt) all but the canonical lower-case form of a version 7, variant 1 UUID.
    static std::optional<IdempotencyKey> fromText(QStringView text);
    /// A key that follows from its cause (job, date, account): same cause and moment, same key.
    static IdempotencyKey derive(qint64 momentMicros, const QByteArray &cause);

    QString text() const { return m_uuid.toString(QUuid::WithoutBraces); }
    QUuid uuid() const { return m_uuid; }
    /// When it was made; millisecond resolution, in microseconds since 1970.
    qint64 madeAtMicros() const;
    bool isNull() const { return m_uuid.isNull(); }
    /// "7F3K-22Q9": what a person reads to another; from the random part, Crockford's alphabet.
    QString shortReference() const;

    friend bool operator==(const IdempotencyKey &, const IdempotencyKey &) = default;
    friend size_t qHash(const IdempotencyKey &key, size_t seed = 0) { return ::qHash(key.m_uuid, seed); }

private:
    QUuid m_uuid;
};

} // namespace guichet
