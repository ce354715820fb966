// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/userrows.h"

#include "models/values/searchfold.h"
#include "services/audit/audittrail.h"
#include "services/identity/crypto.h"
#include "services/store/arrays.h"
#include "services/store/transaction.h"

namespace guichet::identity {

namespace {

std::optional<QByteArray> indexOf(const KeyGeneration &keys, QLatin1StringView purpose,
                                  const QString &normalised)
{
    return normalised.isEmpty() ? std::nullopt
                                : std::optional(blindIndex(keys.blindIndex, purpose, normalised));
}

QString indexesOf(const MasterKeys &keys, QLatin1StringView purpose, const QString &normalised)
{
    QList<QByteArray> indexes;
    const QList<KeyRing::Generation> generations = keys.ring->all();
    for (const KeyRing::Generation &generation : generations) {
        if (const auto index = indexOf(*generation, purpose, normalised))
            indexes.append(*index);
    }
    return store::arrayOfBytes(indexes);
}

} // namespace

std::optional<QByteArray> emailIndex(const KeyGeneration &keys, const QString &email)
{
    return indexOf(keys, emailPurpose, normalisedEmail(email));
}

std::optional<QByteArray> phoneIndex(const KeyGeneration &keys, const QString &phone)
{
    return indexOf(keys, phonePurpose, normalisedPhone(phone));
}

std::optional<QByteArray> idNumberIndex(const KeyGeneration &keys, const QString &idNumber)
{
    return indexOf(keys, idNumberPurpose, normalisedIdNumber(idNumber));
}

QString emailIndexes(const MasterKeys &keys, const QString &email)
{
    return indexesOf(keys, emailPurpose, normalisedEmail(email));
}

QString phoneIndexes(const MasterKeys &keys, const QString &phone)
{
    return indexesOf(keys, phonePurpose, normalisedPhone(phone));
}

QString idNumberIndexes(const MasterKeys &keys, const QString &idNumber)
{
    return indexesOf(keys, idNumberPurpose, normalisedIdNumber(idNumber));
}

SealedContact sealedContact(const KeyGeneration &keys, const DataKey &dataKey, UserId user,
                            const CustomerDeclaration &declared)
{
    return {dataKey.sealText(emailColumn, user.value, declared.email),
            emailIndex(keys, declared.email),
            dataKey.sealText(phoneColumn, user.value, declared.phone),
            phoneIndex(keys, declared.phone),
            dataKey.sealText(idNumberColumn, user.value, declared.idNumber),
            idNumberIndex(keys, declared.idNumber)};
}

Outcome<LockedUser> lockUser(store::Transaction &transaction, UserId id)
{
    auto rows = transaction.run("identity/lock_user", {{":id", id}});
    const auto row = rows.first();
    if (!row)
        return refuse(Refusal::NotFound);
    LockedUser user;
    user.id = id;
    user.role = *enumFromName<Role>(row->text("role"));
    user.status = *enumFromName<UserStatus>(row->text("status"));
    user.hasEmail = row->boolean("has_email");
    user.version = row->int64("version");
    user.createdBy = row->maybeId<UserId>("created_by").value_or(UserId());
    return user;
}

Outcome<LockedUser> lockOpenUser(store::Transaction &transaction, UserId id)
{
    auto user = lockUser(transaction, id);
    if (user && user->status == UserStatus::Closed)
        return refuse(Refusal::CustomerClosed);
    return user;
}

CustomerDeclaration declarationOf(const store::Row &row, const MasterKeys &keys, UserId id)
{
    CustomerDeclaration declared;
    declared.name = row.text("name");
    declared.birthDate = row.maybeDate("birth_date").value_or(QDate());
    declared.address = row.text("address");
    if (const auto wrapped = row.maybeBytes("wrapped")) {
        const DataKey dataKey = DataKey::unwrapped(keys, id, *wrapped);
        declared.email = dataKey.unsealText(emailColumn, id.value, row.maybeBytes("email"));
        declared.phone = dataKey.unsealText(phoneColumn, id.value, row.maybeBytes("phone"));
        declared.idNumber = dataKey.unsealText(idNumberColumn, id.value, row.maybeBytes("id_number"));
    }
    return declared;
}

SignedInUser signedInUserOf(const store::Row &row, const MasterKeys &keys)
{
    SignedInUser user;
    user.id = row.id<UserId>("user_id");
    user.name = row.text("name");
    user.role = *enumFromName<Role>(row.text("role"));
    if (const auto wrapped = row.maybeBytes("wrapped"))
        user.email = DataKey::unwrapped(keys, user.id, *wrapped)
                         .unsealText(emailColumn, user.id.value, row.maybeBytes("email"));
    return user;
}

void recordDeed(store::Transaction &transaction, qint64 atMicros, UserId actor, audit::Deed deed,
                UserId user, const QString &detail)
{
    audit::record(transaction, {atMicros, actor, deed, audit::Subject::User, user.value,
                                audit::Result::Done, detail});
}

void revokeSessionsOf(store::Transaction &transaction, UserId user, qint64 nowMicros)
{
    transaction.run("identity/revoke_user_sessions", {{":user", user}, {":now", nowMicros}});
}

} // namespace guichet::identity
