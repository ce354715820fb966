// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/values/searchfold.h"
#include "services/identity/userrows.h"
#include "services/identity/users.h"
#include "services/identity/wordsearch.h"
#include "services/store/arrays.h"
#include "services/store/connection.h"

namespace guichet::identity {

namespace {

constexpr int tailCharacters = 3;
constexpr int maximumFound = 100;
constexpr int maximumTypedCharacters = 200;

// Whoever has this as customer number, e-mail, phone or ID number, as a whole.
QList<UserId> findWhole(store::Connection &connection, const MasterKeys &keys, const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    QList<UserId> found;
    auto rows = connection.run(
        "identity/find_whole",
        {{":number", isNumber && number > 0 ? std::optional(number) : std::nullopt},
         {":emails", emailIndexes(keys, text)},
         {":phones", phoneIndexes(keys, text)},
         {":id_numbers", idNumberIndexes(keys, text)}});
    for (const store::Row &row : rows)
        found.append(row.id<UserId>("id"));
    if (found.isEmpty() && learnedOfNewKeys(connection, keys))
        return findWhole(connection, keys, text);
    return found;
}

CustomerSummary summaryOf(const store::Row &row, const MasterKeys &keys)
{
    const UserId id = row.id<UserId>("id");
    const CustomerDeclaration declared = declarationOf(row, keys, id);
    return {id,
            declared.name,
            declared.birthDate,
            declared.phone.right(tailCharacters),
            declared.idNumber.right(tailCharacters),
            *enumFromName<UserStatus>(row.text("status")),
            row.boolean("approved")};
}

} // namespace

QList<CustomerSummary> Users::find(store::Connection &connection, const QString &text, int limit) const
{
    const int wanted = std::clamp(limit, 1, maximumFound);
    const QString typed = text.left(maximumTypedCharacters).trimmed();
    if (typed.isEmpty() || !typed.isValidUtf16())
        return {};
    QList<UserId> ids = findWhole(connection, *m_keys, typed);
    if (!typed.contains(u'@')) {
        for (const UserId id : findByWordStarts(connection, searchWords(typed), wanted)) {
            if (!ids.contains(id))
                ids.append(id);
        }
    }
    return summaries(connection, ids.mid(0, wanted));
}

QList<CustomerSummary> Users::summaries(store::Connection &connection, const QList<UserId> &ids) const
{
    QList<CustomerSummary> result;
    if (ids.isEmpty())
        return result;
    auto rows = connection.run("identity/customer_summaries", {{":ids", store::arrayOfIds(ids)}});
    for (const store::Row &row : rows)
        result.append(summaryOf(row, *m_keys));
    return result;
}

Outcome<CustomerDetails> Users::details(store::Connection &connection, UserId id) const
{
    auto rows = connection.run("identity/customer_details", {{":id", id}});
    const auto row = rows.first();
    if (!row)
        return refuse(Refusal::NotFound);
    CustomerDetails details;
    details.id = id;
    details.declared = declarationOf(*row, *m_keys, id);
    details.emailConfirmed = row->boolean("email_confirmed");
    details.status = *enumFromName<UserStatus>(row->text("status"));
    details.approved = row->boolean("approved");
    details.createdAtMicros = row->int64("created_at");
    details.version = row->int64("version");
    return details;
}

QHash<UserId, QString> Users::namesOf(store::Connection &connection, const QList<UserId> &ids) const
{
    QHash<UserId, QString> names;
    const auto known = knownAs(connection, ids);
    for (auto user = known.cbegin(); user != known.cend(); ++user)
        names.insert(user.key(), user->name);
    return names;
}

QHash<UserId, KnownUser> Users::knownAs(store::Connection &connection, const QList<UserId> &ids) const
{
    QHash<UserId, KnownUser> known;
    if (ids.isEmpty())
        return known;
    auto rows = connection.run("identity/known_users", {{":ids", store::arrayOfIds(ids)}});
    for (const store::Row &row : rows)
        known.insert(row.id<UserId>("id"),
                     {row.text("name"), row.maybeId<AccountId>("default_account").value_or(AccountId())});
    return known;
}

std::optional<EmailOwner> Users::emailOwner(store::Connection &connection, const QString &email) const
{
    auto rows = connection.run("identity/email_owner", {{":indexes", emailIndexes(*m_keys, email)}});
    const auto row = rows.first();
    if (!row)
        return learnedOfNewKeys(connection, *m_keys) ? emailOwner(connection, email) : std::nullopt;
    return EmailOwner{row->id<UserId>("id"), row->text("name"), row->boolean("email_confirmed"),
                      *enumFromName<UserStatus>(row->text("status")),
                      row->maybeId<AccountId>("default_account").value_or(AccountId())};
}

AccountId Users::defaultAccountOf(store::Connection &connection, UserId id) const
{
    return knownAs(connection, {id}).value(id).defaultAccount;
}

QList<UserId> Users::customersWithIdNumber(store::Connection &connection, const QString &idNumber,
                                           UserId except) const
{
    QList<UserId> customers;
    auto rows = connection.run("identity/customers_with_id_number",
                               {{":indexes", idNumberIndexes(*m_keys, idNumber)}, {":except", except}});
    for (const store::Row &row : rows)
        customers.append(row.id<UserId>("id"));
    if (customers.isEmpty() && learnedOfNewKeys(connection, *m_keys))
        return customersWithIdNumber(connection, idNumber, except);
    return customers;
}

Outcome<UserId> Users::registeredBy(store::Connection &connection, UserId id) const
{
    auto rows = connection.run("identity/registered_by", {{":id", id}});
    const auto row = rows.first();
    if (!row)
        return refuse(Refusal::NotFound);
    return row->maybeId<UserId>("created_by").value_or(UserId());
}

QList<SignedInUser> Users::staffMembers(store::Connection &connection) const
{
    QList<SignedInUser> staff;
    for (const store::Row &row : connection.run("identity/staff")) {
        const UserId id = row.id<UserId>("id");
        const CustomerDeclaration declared = declarationOf(row, *m_keys, id);
        staff.append({id, declared.name, declared.email, *enumFromName<Role>(row.text("role"))});
    }
    return staff;
}

} // namespace guichet::identity
