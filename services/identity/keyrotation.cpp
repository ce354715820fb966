// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/keyrotation.h"

#include "services/identity/userrows.h"
#include "services/store/arrays.h"
#include "services/store/killpoint.h"
#include "services/store/transaction.h"

namespace guichet::identity {

namespace {

// What is stored of users by a generation's keys.
struct RenewedColumns {
    QList<qint64> ids;
    QList<QByteArray> wrappedKeys;
    QList<std::optional<QByteArray>> emails;
    QList<std::optional<QByteArray>> phones;
    QList<std::optional<QByteArray>> idNumbers;
};

void append(RenewedColumns &columns, const MasterKeys &keys, const KeyGeneration &current, const store::Row &row)
{
    const auto id = row.id<UserId>("id");
    const DataKey dataKey = DataKey::unwrapped(keys, id, row.bytes("wrapped"));
    const auto plain = [&](QLatin1StringView column, const char *name) {
        return dataKey.unsealText(column, id.value, row.maybeBytes(name));
    };
    columns.ids.append(id.value);
    columns.wrappedKeys.append(dataKey.wrapped(current, id));
    columns.emails.append(emailIndex(current, plain(emailColumn, "email")));
    columns.phones.append(phoneIndex(current, plain(phoneColumn, "phone")));
    columns.idNumbers.append(idNumberIndex(current, plain(idNumberColumn, "id_number")));
}

void keep(store::Transaction &transaction, const RenewedColumns &columns, int current)
{
    const QString ids = store::arrayOfInt64(columns.ids);
    transaction.run("identity/renew_indexes", {{":ids", ids},
                                               {":emails", store::arrayOfBytes(columns.emails)},
                                               {":phones", store::arrayOfBytes(columns.phones)},
                                               {":id_numbers", store::arrayOfBytes(columns.idNumbers)}});
    transaction.run("identity/renew_data_keys", {{":ids", ids},
                                                 {":wrapped", store::arrayOfBytes(columns.wrappedKeys)},
                                                 {":current", current}});
}

} // namespace

KeyRotation::KeyRotation(std::shared_ptr<const MasterKeys> keys)
    : m_keys(std::move(keys))
{
}

tl::expected<int, QString> KeyRotation::begin(store::Connection &connection) const
{
    using Answer = tl::expected<int, QString>;
    return store::inTransaction(connection, [&](store::Transaction &transaction) -> Answer {
        auto locked = transaction.run("identity/lock_current_key");
        const int current = locked.only().integer("master_key_id");
        int known = 0;
        for (const store::Row &row : transaction.run("identity/master_keys"))
            known += row.integer("id") <= current ? 1 : 0;
        if (known > 1)
            return current;
        m_keys->ring->reload();
        KeyRing::Generation next = m_keys->ring->newest();
        if (next->number <= current) {
            const auto made = m_keys->ring->addGeneration();
            if (!made)
                return tl::unexpected(made.error());
            next = *made;
        }
        transaction.run("identity/insert_master_key", {{":id", next->number}, {":fingerprint", fingerprintOf(*next)}});
        transaction.run("identity/set_current_key", {{":id", next->number}});
        return next->number;
    });
}

UserId KeyRotation::renew(store::Connection &connection, UserId after) const
{
    return store::inTransaction(connection, [&](store::Transaction &transaction) {
        const auto current = currentKeys(transaction, *m_keys);
        RenewedColumns columns;
        auto rows = transaction.run("identity/lock_users_on_old_keys",
                                    {{":after", after}, {":current", current->number}, {":limit", rotationPortion}});
        for (const store::Row &row : rows)
            append(columns, *m_keys, *current, row);
        if (columns.ids.isEmpty())
            return UserId();
        keep(transaction, columns, current->number);
        GUICHET_KILL_POINT("key-rotation");
        return UserId{columns.ids.last()};
    });
}

qint64 KeyRotation::usersLeft(store::Connection &connection) const
{
    auto current = connection.run("identity/current_key");
    auto counted = connection.run("identity/count_users_on_old_keys",
                                  {{":current", current.only().integer("master_key_id")}});
    return counted.only().int64("users");
}

tl::expected<QStringList, QString> KeyRotation::finish(store::Connection &connection) const
{
    using Answer = tl::expected<int, QString>;
    const Answer current = store::inTransaction(connection, [&](store::Transaction &transaction) -> Answer {
        auto locked = transaction.run("identity/lock_current_key");
        const int number = locked.only().integer("master_key_id");
        auto counted = transaction.run("identity/count_users_on_old_keys", {{":current", number}});
        if (const qint64 left = counted.only().int64("users"); left > 0)
            return tl::unexpected(QStringLiteral("%1 users are on the old keys").arg(left));
        transaction.run("identity/delete_old_master_keys", {{":current", number}});
        return number;
    });
    if (!current)
        return tl::unexpected(current.error());
    return m_keys->ring->retireBefore(*current);
}

} // namespace guichet::identity
