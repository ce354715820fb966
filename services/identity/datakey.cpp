// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/datakey.h"

#include "services/identity/crypto.h"
#include "services/store/connection.h"

namespace guichet::identity {

namespace {

constexpr QLatin1StringView wrappedColumn("identity.data_key.wrapped");

std::optional<SecureBytes> unwrappedBy(const KeyRing &ring, UserId user, QByteArrayView wrapped)
{
    const QList<KeyRing::Generation> generations = ring.all();
    for (const KeyRing::Generation &generation : generations) {
        auto key = identity::unseal(generation->master, wrapped,
                                    associatedData(wrappedColumn, user.value, generation->number));
        if (key && key->size() == keyBytes)
            return key;
    }
    return std::nullopt;
}

[[noreturn]] void corrupted(QLatin1StringView column)
{
    throw store::Fault(store::Fault::Kind::Other, "XX001", QByteArray(column.data(), column.size()));
}

} // namespace

DataKey::DataKey()
    : m_key(SecureBytes::random(keyBytes))
{
}

DataKey::DataKey(SecureBytes key)
    : m_key(std::move(key))
{
}

std::optional<DataKey> DataKey::of(store::Connection &connection, const MasterKeys &keys, UserId user)
{
    auto rows = connection.run("identity/data_key", {{":user", user}});
    const auto row = rows.first();
    return row ? std::optional(unwrapped(keys, user, row->bytes("wrapped"))) : std::nullopt;
}

DataKey DataKey::unwrapped(const MasterKeys &keys, UserId user, QByteArrayView wrapped)
{
    auto key = unwrappedBy(*keys.ring, user, wrapped);
    if (!key) {
        keys.ring->reload(); // a rotation may have begun
        key = unwrappedBy(*keys.ring, user, wrapped);
    }
    if (!key)
        corrupted(wrappedColumn);
    return DataKey(std::move(*key));
}

QByteArray DataKey::wrapped(const KeyGeneration &generation, UserId user) const
{
    return identity::seal(generation.master, m_key.view(),
                          associatedData(wrappedColumn, user.value, generation.number));
}

QByteArray DataKey::keyedHash(QByteArrayView bytes) const
{
    return hmacSha256(m_key, bytes);
}

QByteArray DataKey::seal(QLatin1StringView column, qint64 row, QByteArrayView plain) const
{
    return identity::seal(m_key, plain, associatedData(column, row, dataKeyVersion));
}

QByteArray DataKey::unseal(QLatin1StringView column, qint64 row, QByteArrayView sealed) const
{
    const auto plain = identity::unseal(m_key, sealed, associatedData(column, row, dataKeyVersion));
    if (!plain)
        corrupted(column);
    return plain->view().toByteArray();
}

std::optional<QByteArray> DataKey::sealText(QLatin1StringView column, qint64 row,
                                            const QString &text) const
{
    return text.isEmpty() ? std::nullopt : std::optional(seal(column, row, text.toUtf8()));
}

QString DataKey::unsealText(QLatin1StringView column, qint64 row,
                            const std::optional<QByteArray> &sealed) const
{
    return sealed ? QString::fromUtf8(unseal(column, row, *sealed)) : QString();
}

} // namespace guichet::identity
