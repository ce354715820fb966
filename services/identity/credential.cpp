// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/credential.h"

#include "models/values/searchfold.h"
#include "services/identity/crypto.h"
#include "services/identity/userrows.h"
#include "services/store/transaction.h"

namespace guichet::identity {

namespace {

constexpr QLatin1StringView hashColumn("identity.credential.password_hash");
constexpr QLatin1StringView sealedPrefix("sealed:"); // no PHC string begins so

QString sealedHash(store::Transaction &transaction, const MasterKeys &keys, UserId user, const QString &hash)
{
    const auto dataKey = DataKey::of(transaction.connection(), keys, user);
    if (!dataKey)
        qFatal("identity: a password for a user without a data key");
    return sealedPrefix + QString::fromLatin1(dataKey->seal(hashColumn, user.value, hash.toUtf8()).toBase64());
}

Credential credentialIn(store::Result rows, const MasterKeys &keys)
{
    Credential credential;
    const auto row = rows.first();
    if (!row)
        return credential;
    credential.user = signedInUserOf(*row, keys);
    credential.status = *enumFromName<UserStatus>(row->text("status"));
    credential.mustChange = row->maybeBoolean("must_change").value_or(false);
    credential.isSuspended = row->maybeBoolean("suspended").value_or(false);
    credential.hasSecondFactor = row->boolean("second_factor");
    QString hash = row->maybeText("password_hash").value_or(QString());
    credential.stored = hash;
    const auto wrapped = row->maybeBytes("wrapped");
    credential.isSealed = hash.startsWith(sealedPrefix);
    if (credential.isSealed && wrapped) {
        const UserId id = credential.user.id;
        const QByteArray sealed = QByteArray::fromBase64(hash.mid(sealedPrefix.size()).toLatin1());
        hash = QString::fromUtf8(DataKey::unwrapped(keys, id, *wrapped).unseal(hashColumn, id.value, sealed));
    }
    credential.passwordHash = hash;
    return credential;
}

} // namespace

Credential credentialOf(store::Connection &connection, const MasterKeys &keys, const QString &email)
{
    Credential found = credentialIn(connection.run("identity/sign_in_candidate", {{":indexes", emailIndexes(keys, email)}}), keys);
    if (found.user.id.isNull() && learnedOfNewKeys(connection, keys))
        return credentialOf(connection, keys, email);
    return found;
}

Credential credentialOf(store::Connection &connection, const MasterKeys &keys, UserId user)
{
    return credentialIn(connection.run("identity/sign_in_candidate_by_id", {{":id", user}}), keys);
}

bool isStillKept(store::Transaction &transaction, const Credential &credential)
{
    auto rows = transaction.run("identity/lock_credential", {{":user", credential.user.id}});
    const auto row = rows.first();
    return row && row->text("password_hash") == credential.stored;
}

QByteArray guardIndex(const MasterKeys &keys, const QString &email)
{
    const QString normalised = normalisedEmail(email);
    return blindIndex(keys.signInGuard, QLatin1StringView("sign_in"),
                      normalised.isEmpty() ? QStringLiteral("?") : normalised);
}

void putPassword(store::Transaction &transaction, const MasterKeys &keys, UserId user, const QString &hash, MustChange mustChange,
                 qint64 nowMicros)
{
    transaction.run("identity/set_password", {{":user", user},
                                              {":hash", sealedHash(transaction, keys, user, hash)},
                                              {":must_change", mustChange == MustChange::Yes},
                                              {":now", nowMicros}});
}

void keepHash(store::Transaction &transaction, const MasterKeys &keys, UserId user, const QString &hash)
{
    transaction.run("identity/keep_hash", {{":user", user}, {":hash", sealedHash(transaction, keys, user, hash)}});
}

} // namespace guichet::identity
