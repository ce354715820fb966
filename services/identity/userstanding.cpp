// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/identity/credential.h"
#include "services/identity/userrows.h"
#include "services/identity/users.h"
#include "services/store/arrays.h"
#include "services/store/transaction.h"

namespace guichet::identity {

using audit::Deed;

Outcome<void> Users::confirmEmail(store::Transaction &transaction, UserId id, UserId byWhom) const
{
    const auto user = lockOpenUser(transaction, id);
    if (!user)
        return tl::unexpected(user.error());
    if (!user->hasEmail)
        return refuse(Refusal::InvalidValue, "email");
    transaction.run("identity/confirm_email", {{":id", id}});
    recordDeed(transaction, m_clock.nowMicros(), byWhom, Deed::EmailConfirmed, id);
    return {};
}

Outcome<void> Users::setApproved(store::Transaction &transaction, UserId id, bool approved,
                                 UserId byWhom) const
{
    const auto user = lockUser(transaction, id);
    if (!user || user->role != Role::Customer)
        return refuse(Refusal::NotFound);
    if (!byWhom.isNull() && (byWhom == id || byWhom == user->createdBy))
        return refuse(Refusal::SelfApproval);
    if (user->status == UserStatus::Closed)
        return refuse(Refusal::CustomerClosed);
    transaction.run("identity/set_approved", {{":id", id}, {":approved", approved}});
    recordDeed(transaction, m_clock.nowMicros(), byWhom,
               approved ? Deed::CustomerApproved : Deed::CustomerUnapproved, id);
    return {};
}

Outcome<void> Users::setBlocked(store::Transaction &transaction, UserId id, bool blocked,
                                UserId byWhom) const
{
    const auto user = lockOpenUser(transaction, id);
    if (!user)
        return tl::unexpected(user.error());
    const qint64 now = m_clock.nowMicros();
    const UserStatus status = blocked ? UserStatus::Blocked : UserStatus::Active;
    transaction.run("identity/set_status", {{":id", id}, {":status", enumName(status)}});
    if (blocked)
        revokeSessionsOf(transaction, id, now);
    recordDeed(transaction, now, byWhom, blocked ? Deed::UserBlocked : Deed::UserUnblocked, id);
    return {};
}

Outcome<void> Users::setRole(store::Transaction &transaction, UserId id, Role role, UserId byWhom) const
{
    const auto user = lockOpenUser(transaction, id);
    if (!user || user->role == Role::Customer)
        return refuse(Refusal::NotFound);
    if (id == byWhom)
        return refuse(Refusal::Forbidden);
    if (role == Role::Customer)
        return refuse(Refusal::InvalidValue, "role");
    const qint64 now = m_clock.nowMicros();
    transaction.run("identity/set_role", {{":id", id}, {":role", enumName(role)}});
    revokeSessionsOf(transaction, id, now);
    recordDeed(transaction, now, byWhom, Deed::RoleChanged, id, enumName(role));
    return {};
}

Outcome<void> Users::setPasswordHash(store::Transaction &transaction, UserId id,
                                     const QString &passwordHash, UserId byWhom) const
{
    const auto user = lockOpenUser(transaction, id);
    if (!user)
        return refuse(Refusal::NotFound);
    const qint64 now = m_clock.nowMicros();
    putPassword(transaction, *m_keys, id, passwordHash, MustChange::No, now);
    revokeSessionsOf(transaction, id, now);
    recordDeed(transaction, now, byWhom, Deed::PasswordChanged, id);
    return {};
}

Outcome<void> Users::close(store::Transaction &transaction, UserId id, UserId byWhom) const
{
    const auto user = lockOpenUser(transaction, id);
    if (!user)
        return tl::unexpected(user.error());
    transaction.run("identity/delete_data_key", {{":user", id}});
    transaction.run("identity/delete_search_words", {{":user", id}});
    transaction.run("identity/delete_password", {{":user", id}});
    transaction.run("identity/delete_second_factor", {{":user", id}});
    transaction.run("identity/delete_user_sessions", {{":user", id}});
    transaction.run("identity/delete_confirmation", {{":user", id}});
    transaction.run("identity/delete_all_messages_of", {{":user", id}});
    transaction.run("identity/erase_user", {{":id", id}});
    recordDeed(transaction, m_clock.nowMicros(), byWhom, Deed::UserClosed, id);
    return {};
}

Outcome<void> Users::setDefaultAccount(store::Transaction &transaction, UserId id, AccountId account) const
{
    const auto value = account.isNull() ? std::nullopt : std::optional(account);
    auto changed
        = transaction.run("identity/set_default_account", {{":id", id}, {":account", value}});
    return changed.rowsAffected() == 1 ? Outcome<void>() : refuse(Refusal::NotFound);
}

void Users::setDefaultAccounts(store::Transaction &transaction, const QList<UserId> &users,
                               const QList<AccountId> &accounts) const
{
    Q_ASSERT(users.size() == accounts.size());
    transaction.run("identity/set_default_accounts",
                    {{":users", store::arrayOfIds(users)}, {":accounts", store::arrayOfIds(accounts)}});
}

} // namespace guichet::identity
