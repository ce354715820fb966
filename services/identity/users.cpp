// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/users.h"

#include "services/identity/credential.h"
#include "services/identity/declaration.h"
#include "services/identity/userinsert.h"
#include "services/store/arrays.h"
#include "services/store/transaction.h"

#include <QDateTime>
#include <QtEndian>

namespace guichet::identity {

using audit::Deed;

namespace {

// Two who want the same address or number at once come one after the other: the second sees the first.
void lockValue(store::Transaction &transaction, const QByteArray &index)
{
    transaction.run("identity/lock_value", {{":value", qFromBigEndian<qint64>(index.constData())}});
}

// With `current`, nothing is written by keys that `keys` hasn't got.
Outcome<void> checkUnique(store::Transaction &transaction, const MasterKeys &keys, const KeyGeneration &current,
                          const CustomerDeclaration &declared, UserId except)
{
    if (const auto index = emailIndex(current, declared.email)) {
        lockValue(transaction, *index);
        auto taken = transaction.run("identity/email_taken",
                                     {{":indexes", emailIndexes(keys, declared.email)}, {":except", except}});
        if (taken.first())
            return refuse(Refusal::EmailTaken, "email");
    }
    if (const auto index = idNumberIndex(current, declared.idNumber)) {
        lockValue(transaction, *index);
        auto taken = transaction.run("identity/customers_with_id_number",
                                     {{":indexes", idNumberIndexes(keys, declared.idNumber)}, {":except", except}});
        if (taken.first())
            return refuse(Refusal::IdNumberTaken, "id_number");
    }
    return {};
}

UserId insertUser(store::Transaction &transaction, const MasterKeys &keys, const KeyGeneration &current, NewUser user,
                  const QString &passwordHash)
{
    user.id = nextUserIds(transaction, 1).first();
    insertUsers(transaction, current, {user});
    if (!passwordHash.isEmpty())
        putPassword(transaction, keys, user.id, passwordHash, MustChange::No, user.createdAtMicros);
    recordDeed(transaction, user.createdAtMicros, user.createdBy, Deed::UserRegistered, user.id,
               enumName(user.role));
    return user.id;
}

QString changedFields(const CustomerDeclaration &before, const CustomerDeclaration &after)
{
    QStringList fields;
    const auto note = [&](bool changed, const char *field) {
        if (changed)
            fields.append(QLatin1String(field));
    };
    note(before.name != after.name, "name");
    note(before.birthDate != after.birthDate, "birth_date");
    note(before.email != after.email, "email");
    note(before.phone != after.phone, "phone");
    note(before.address != after.address, "address");
    note(before.idNumber != after.idNumber, "id_number");
    return fields.join(u' ');
}

} // namespace

Users::Users(std::shared_ptr<const MasterKeys> keys, const Clock &clock)
    : m_keys(std::move(keys))
    , m_clock(clock)
{
}

QDate Users::today() const
{
    return QDateTime::fromMSecsSinceEpoch(m_clock.nowMicros() / 1000, Qt::UTC).date();
}

Outcome<UserId> Users::registerCustomer(store::Transaction &transaction, const NewCustomer &customer) const
{
    const auto declared = checkDeclaration(customer.declared, today());
    if (!declared)
        return tl::unexpected(declared.error());
    const auto current = currentKeys(transaction, *m_keys);
    if (const auto unique = checkUnique(transaction, *m_keys, *current, *declared, UserId()); !unique)
        return tl::unexpected(unique.error());
    return insertUser(transaction, *m_keys, *current,
                      {UserId(), Role::Customer, *declared, customer.emailConfirmed, false,
                       m_clock.nowMicros(), customer.registeredBy},
                      customer.passwordHash);
}

Outcome<UserId> Users::createStaff(store::Transaction &transaction, const NewStaff &staff) const
{
    const auto name = checkName(staff.name);
    if (!name)
        return tl::unexpected(name.error());
    const auto email = checkEmail(staff.email);
    if (!email)
        return tl::unexpected(email.error());
    if (staff.role == Role::Customer)
        return refuse(Refusal::InvalidValue, "role");
    CustomerDeclaration declared;
    declared.name = *name;
    declared.email = *email;
    const auto current = currentKeys(transaction, *m_keys);
    if (const auto unique = checkUnique(transaction, *m_keys, *current, declared, UserId()); !unique)
        return tl::unexpected(unique.error());
    return insertUser(
        transaction, *m_keys, *current,
        {UserId(), staff.role, declared, true, false, m_clock.nowMicros(), staff.registeredBy},
        staff.passwordHash);
}

Outcome<qint64> Users::updateCustomer(store::Transaction &transaction, UserId id,
                                      const CustomerDeclaration &wanted, qint64 version,
                                      UserId byWhom) const
{
    const auto user = lockUser(transaction, id);
    if (!user || user->role != Role::Customer)
        return refuse(Refusal::NotFound);
    const auto declared = checkDeclaration(wanted, today());
    if (!declared)
        return tl::unexpected(declared.error());
    if (user->version != version)
        return refuse(Refusal::StaleVersion);
    if (user->status == UserStatus::Closed)
        return refuse(Refusal::CustomerClosed);
    const auto current = currentKeys(transaction, *m_keys);
    if (const auto unique = checkUnique(transaction, *m_keys, *current, *declared, id); !unique)
        return tl::unexpected(unique.error());
    const auto before = details(transaction.connection(), id);
    const auto dataKey = DataKey::of(transaction.connection(), *m_keys, id);
    if (!before || !dataKey)
        return refuse(Refusal::NotFound);
    const SealedContact contact = sealedContact(*current, *dataKey, id, *declared);
    const bool confirmed = before->emailConfirmed && before->declared.email == declared->email;
    // The approval is of what the ID showed.
    const bool samePerson = before->declared.name == declared->name && before->declared.birthDate == declared->birthDate
        && before->declared.idNumber == declared->idNumber;
    transaction.run("identity/update_user",
                    {{":id", id},
                     {":name", declared->name},
                     {":birth_date", declared->birthDate},
                     {":address", declared->address},
                     {":email", contact.email},
                     {":email_index", contact.emailIndex},
                     {":email_confirmed", confirmed},
                     {":phone", contact.phone},
                     {":phone_index", contact.phoneIndex},
                     {":id_number", contact.idNumber},
                     {":id_number_index", contact.idNumberIndex},
                     {":same_person", samePerson}});
    if (before->declared.name != declared->name)
        replaceSearchWords(transaction, id, declared->name);
    recordDeed(transaction, m_clock.nowMicros(), byWhom, Deed::UserUpdated, id,
               changedFields(before->declared, *declared));
    if (before->approved && !samePerson)
        recordDeed(transaction, m_clock.nowMicros(), byWhom, Deed::CustomerUnapproved, id);
    return version + 1;
}

} // namespace guichet::identity
