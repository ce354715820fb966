// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/staffing.h"

#include "services/identity/credential.h"
#include "services/identity/userrows.h"
#include "services/store/transaction.h"

namespace guichet::identity {

using audit::Deed;

Staffing::Staffing(std::shared_ptr<const MasterKeys> keys, const Users &users, const SecondFactors &factors, const Clock &clock)
    : m_keys(std::move(keys))
    , m_users(users)
    , m_factors(factors)
    , m_clock(clock)
{
}

QList<StaffMember> Staffing::read(store::Connection &connection, UserId wanted) const
{
    QList<StaffMember> members;
    for (const store::Row &row : connection.run("identity/staff_members", {{":id", wanted}})) {
        const UserId id = row.id<UserId>("id");
        const CustomerDeclaration declared = declarationOf(row, *m_keys, id);
        members.append({id, declared.name, declared.email, *enumFromName<Role>(row.text("role")),
                        *enumFromName<UserStatus>(row.text("status")), row.boolean("second_factor"), row.boolean("suspended"),
                        row.boolean("must_change"), row.int64("created_at"), row.maybeInt64("last_sign_in")});
    }
    return members;
}

QList<StaffMember> Staffing::members(store::Connection &connection) const
{
    return read(connection, {});
}

Outcome<StaffMember> Staffing::member(store::Connection &connection, UserId id) const
{
    const QList<StaffMember> found = id.isNull() ? QList<StaffMember>() : read(connection, id);
    return found.isEmpty() ? Outcome<StaffMember>(refuse(Refusal::NotFound)) : found.first();
}

Outcome<UserId> Staffing::create(store::Transaction &transaction, const NewStaff &staff) const
{
    const auto created = m_users.createStaff(transaction, staff);
    if (created)
        putPassword(transaction, *m_keys, *created, staff.passwordHash, MustChange::Yes, m_clock.nowMicros());
    return created;
}

Outcome<void> Staffing::checkStaff(store::Transaction &transaction, UserId id, UserId byWhom) const
{
    const auto user = lockOpenUser(transaction, id);
    if (!user || user->role == Role::Customer)
        return refuse(Refusal::NotFound);
    if (id == byWhom)
        return refuse(Refusal::Forbidden);
    return {};
}

Outcome<void> Staffing::resetPassword(store::Transaction &transaction, UserId id, const QString &passwordHash,
                                      UserId byWhom) const
{
    if (const auto may = checkStaff(transaction, id, byWhom); !may)
        return may;
    const qint64 now = m_clock.nowMicros();
    forgetFailures(transaction, id);
    putPassword(transaction, *m_keys, id, passwordHash, MustChange::Yes, now);
    revokeSessionsOf(transaction, id, now);
    recordDeed(transaction, now, byWhom, Deed::PasswordReset, id);
    return {};
}

Outcome<void> Staffing::resetSecondFactor(store::Transaction &transaction, UserId id, UserId byWhom) const
{
    if (const auto may = checkStaff(transaction, id, byWhom); !may)
        return may;
    revokeSessionsOf(transaction, id, m_clock.nowMicros());
    return m_factors.remove(transaction, id, byWhom);
}

void Staffing::forgetFailures(store::Transaction &transaction, UserId id) const
{
    const QString email = credentialOf(transaction.connection(), *m_keys, id).user.email;
    // In the order in which a sign-in locks them.
    if (!email.isEmpty())
        transaction.run("identity/forget_guards_of", {{":email", guardIndex(*m_keys, email)}});
    transaction.run("identity/end_suspension", {{":user", id}});
}

Outcome<void> Staffing::setBlocked(store::Transaction &transaction, UserId id, bool blocked, const Actor &actor) const
{
    const auto user = lockUser(transaction, id);
    if (!user)
        return tl::unexpected(user.error());
    const bool isStaff = user->role != Role::Customer;
    if (id == actor.user || (isStaff && actor.role != Role::Administrator))
        return refuse(Refusal::Forbidden);
    if (!blocked)
        forgetFailures(transaction, id);
    return m_users.setBlocked(transaction, id, blocked, actor.user);
}

} // namespace guichet::identity
