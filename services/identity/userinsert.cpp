// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/userinsert.h"

#include "models/values/searchfold.h"
#include "services/store/arrays.h"
#include "services/store/transaction.h"

namespace guichet::identity {

namespace {

using MaybeBytes = std::optional<QByteArray>;

// The columns of many users, as array literals need them.
struct UserColumns {
    QList<qint64> ids;
    QList<QString> roles;
    QList<QString> names;
    QList<std::optional<QDate>> birthDates;
    QList<QString> addresses;
    QList<bool> approved;
    QList<bool> emailConfirmed;
    QList<MaybeBytes> emails;
    QList<MaybeBytes> emailIndexes;
    QList<MaybeBytes> phones;
    QList<MaybeBytes> phoneIndexes;
    QList<MaybeBytes> idNumbers;
    QList<MaybeBytes> idNumberIndexes;
    QList<qint64> createdAt;
    QList<std::optional<qint64>> createdBy;
    QList<QByteArray> wrappedKeys;
    QList<QString> words;
    QList<qint64> wordUsers;
    QList<QString> wordNames;
};

QStringList distinctWords(const QString &name)
{
    QStringList words = searchWords(name);
    words.removeDuplicates();
    return words;
}

// Each word begins behind a blank.
QString wordsOfName(const QStringList &words)
{
    return u' ' + words.join(u' ') + u' ';
}

void append(UserColumns &columns, const KeyGeneration &keys, const NewUser &user)
{
    const DataKey dataKey;
    const SealedContact contact = sealedContact(keys, dataKey, user.id, user.declared);
    const QDate birthDate = user.declared.birthDate;
    columns.ids.append(user.id.value);
    columns.roles.append(enumName(user.role));
    columns.names.append(user.declared.name);
    columns.birthDates.append(birthDate.isValid() ? std::optional(birthDate) : std::nullopt);
    columns.addresses.append(user.declared.address);
    columns.approved.append(user.approved);
    columns.emailConfirmed.append(user.emailConfirmed && contact.email.has_value());
    columns.emails.append(contact.email);
    columns.emailIndexes.append(contact.emailIndex);
    columns.phones.append(contact.phone);
    columns.phoneIndexes.append(contact.phoneIndex);
    columns.idNumbers.append(contact.idNumber);
    columns.idNumberIndexes.append(contact.idNumberIndex);
    columns.createdAt.append(user.createdAtMicros);
    columns.createdBy.append(user.createdBy.isNull() ? std::nullopt : std::optional(user.createdBy.value));
    columns.wrappedKeys.append(dataKey.wrapped(keys, user.id));
    if (user.role != Role::Customer)
        return;
    const QStringList words = distinctWords(user.declared.name);
    const QString name = wordsOfName(words);
    for (const QString &word : words) {
        columns.words.append(word);
        columns.wordUsers.append(user.id.value);
        columns.wordNames.append(name);
    }
}

} // namespace

QList<UserId> nextUserIds(store::Transaction &transaction, qsizetype count)
{
    QList<UserId> ids;
    ids.reserve(count);
    for (const store::Row &row : transaction.run("identity/next_user_ids", {{":count", count}}))
        ids.append(row.id<UserId>("id"));
    return ids;
}

void insertUsers(store::Transaction &transaction, const KeyGeneration &keys, const QList<NewUser> &users)
{
    UserColumns columns;
    for (const NewUser &user : users)
        append(columns, keys, user);
    const QString ids = store::arrayOfInt64(columns.ids);
    transaction.run("identity/insert_users",
                    {{":ids", ids},
                     {":roles", store::arrayOfText(columns.roles)},
                     {":names", store::arrayOfText(columns.names)},
                     {":birth_dates", store::arrayOfDates(columns.birthDates)},
                     {":addresses", store::arrayOfText(columns.addresses)},
                     {":approved", store::arrayOfBooleans(columns.approved)},
                     {":emails_confirmed", store::arrayOfBooleans(columns.emailConfirmed)},
                     {":emails", store::arrayOfBytes(columns.emails)},
                     {":email_indexes", store::arrayOfBytes(columns.emailIndexes)},
                     {":phones", store::arrayOfBytes(columns.phones)},
                     {":phone_indexes", store::arrayOfBytes(columns.phoneIndexes)},
                     {":id_numbers", store::arrayOfBytes(columns.idNumbers)},
                     {":id_number_indexes", store::arrayOfBytes(columns.idNumberIndexes)},
                     {":created_at", store::arrayOfInt64(columns.createdAt)},
                     {":created_by", store::arrayOfInt64(columns.createdBy)},
                     {":key_version", dataKeyVersion}});
    transaction.run("identity/insert_data_keys",
                    {{":users", ids},
                     {":wrapped", store::arrayOfBytes(columns.wrappedKeys)},
                     {":master_key", keys.number}});
    transaction.run("identity/insert_search_words",
                    {{":words", store::arrayOfText(columns.words)},
                     {":users", store::arrayOfInt64(columns.wordUsers)},
                     {":names", store::arrayOfText(columns.wordNames)}});
}

void replaceSearchWords(store::Transaction &transaction, UserId user, const QString &name)
{
    transaction.run("identity/delete_search_words", {{":user", user}});
    const QStringList words = distinctWords(name);
    transaction.run("identity/insert_search_words",
                    {{":words", store::arrayOfText(words)},
                     {":users", store::arrayOfInt64(QList<qint64>(words.size(), user.value))},
                     {":names", store::arrayOfText(QList<QString>(words.size(), wordsOfName(words)))}});
}

} // namespace guichet::identity
