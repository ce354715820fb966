// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/ids.h"
#include "services/identity/masterkeys.h"

#include <QLatin1StringView>
#include <QString>
#include <optional>

namespace guichet::store {
class Connection;
} // namespace guichet::store

namespace guichet::identity {

inline constexpr int dataKeyVersion = 1;

/// The key under which a user's personal data is sealed; the database holds it wrapped by the master key.
/// With it gone, the data is gone. A value that doesn't unseal was changed behind our back: store::Fault
/// XX001 (data corrupted), naming the column.
class DataKey
{
public:
    /// A fresh one.
    DataKey();
    /// nullopt: the user was erased, or there is none.
    [[nodiscard]] static std::optional<DataKey> of(store::Connection &connection, const MasterKeys &keys,
                                                   UserId user);
    /// From the column `wrapped` of identity.data_key; throws as above.
    [[nodiscard]] static DataKey unwrapped(const MasterKeys &keys, UserId user, QByteArrayView wrapped);
    [[nodiscard]] QByteArray wrapped(const KeyGeneration &generation, UserId user) const;

    /// `column` is "schema.table.column", `row` the row's id: both are bound to the sealed value.
    [[nodiscard]] QByteArray seal(QLatin1StringView column, qint64 row, QByteArrayView plain) const;
    [[nodiscard]] QByteArray unseal(QLatin1StringView column, qint64 row, QByteArrayView sealed) const;
    /// For text; an empty one is stored as NULL.
    [[nodiscard]] std::optional<QByteArray> sealText(QLatin1StringView column, qint64 row,
                                                     const QString &text) const;
    [[nodiscard]] QString unsealText(QLatin1StringView column, qint64 row,
                                     const std::optional<QByteArray> &sealed) const;

    /// Known only to whoever has the key: for what is to be compared, not read.
    [[nodiscard]] QByteArray keyedHash(QByteArrayView bytes) const;

private:
    explicit DataKey(SecureBytes key);
    SecureBytes m_key;
};

} // namespace guichet::identity
