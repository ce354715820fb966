// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/staffing.h"
#include "services/audit/audittrail.h"
#include "services/http/routes/signinproblem.h"
#include "services/identity/staffing.h"
#include "services/ledger/accountbook.h"

namespace guichet::http {
namespace {

/// The hash of a password that an administrator gives; or why it isn't taken.
Reply<QString> givenPassword(Context &context, const QString &password, const identity::PasswordOwner &owner)
{
    if (const auto weakness = identity::weaknessOf(password, owner))
        return tl::unexpected(weakPasswordProblem(*weakness, "password"));
    const auto hash = context.bank.hasher.hash(password);
    return hash ? Reply<QString>(*hash) : tl::unexpected(busyProblem());
}

Reply<wire::CreatedStaff> create(Context &context, store::Transaction &transaction, const wire::CreateStaffRequest &request)
{
    const auto hash = givenPassword(context, request.password, {{context.bank.settings.name, request.name}, request.email});
    if (!hash)
        return tl::unexpected(hash.error());
    const auto created = context.bank.staffing.create(
        transaction, {request.name, request.email, request.role, *hash, context.principal.user});
    if (!created)
        return tl::unexpected(problemOf(created.error()));
    return wire::CreatedStaff{*created};
}

Outcome<StaffMember> setRole(Context &context, store::Transaction &transaction, const wire::StaffRoleRequest &request)
{
    const auto set = context.bank.users.setRole(transaction, request.user, request.role, context.principal.user);
    if (!set)
        return tl::unexpected(set.error());
    return context.bank.staffing.member(transaction.connection(), request.user);
}

Reply<wire::Nothing> resetPassword(Context &context, store::Transaction &transaction, const wire::StaffPasswordRequest &request)
{
    const auto member = context.bank.staffing.member(transaction.connection(), request.user);
    if (!member)
        return tl::unexpected(problemOf(member.error()));
    const auto hash = givenPassword(context, request.password,
                                    {{context.bank.settings.name, member->name}, member->email, member->hasSecondFactor});
    if (!hash)
        return tl::unexpected(hash.error());
    const auto reset = context.bank.staffing.resetPassword(transaction, request.user, *hash, context.principal.user);
    if (!reset)
        return tl::unexpected(problemOf(reset.error()));
    return wire::Nothing{};
}

Outcome<wire::Nothing> resetSecondFactor(Context &context, store::Transaction &transaction, const wire::StaffRequest &request)
{
    const auto reset = context.bank.staffing.resetSecondFactor(transaction, request.user, context.principal.user);
    if (!reset)
        return tl::unexpected(reset.error());
    return wire::Nothing{};
}

Outcome<wire::SessionList> sessions(Context &context, const wire::StaffRequest &request)
{
    if (const auto member = context.bank.staffing.member(context.connection, request.user); !member)
        return tl::unexpected(member.error());
    return wire::SessionList{
        context.bank.sessions.sessionsOf(context.connection, request.user, context.principal.session)};
}

Outcome<wire::EndedSessions> endSessions(Context &context, store::Transaction &transaction, const wire::StaffRequest &request)
{
    if (const auto member = context.bank.staffing.member(transaction.connection(), request.user); !member)
        return tl::unexpected(member.error());
    return wire::EndedSessions{context.bank.sessions.endAll(transaction, request.user, {}, context.principal.user)};
}

Outcome<wire::Nothing> setBlocked(Context &context, store::Transaction &transaction, UserId user, bool blocked)
{
    const auto set = context.bank.staffing.setBlocked(transaction, user, blocked, context.actor());
    if (!set)
        return tl::unexpected(set.error());
    return wire::Nothing{};
}

Outcome<LimitUse> allowOneMore(Context &context, store::Transaction &transaction, const wire::AllowOneMoreRequest &request)
{
    const qint64 now = context.nowMicros();
    const auto use = ledger::allowOneMore(transaction.connection(), request.user, request.action,
                                          context.bank.calendar.dateAt(now),
                                          context.bank.engine.options().terms.limitsPerDay);
    if (!use)
        return refuse(use.error().reason);
    audit::record(transaction, {now, context.principal.user, audit::Deed::LimitRaised, audit::Subject::User,
                                request.user.value, audit::Result::Done, enumName(request.action)});
    return use;
}

} // namespace

void registerStaffingRoutes(Router &router)
{
    router.read(wire::staffList, [](Context &context, const wire::Nothing &) -> Outcome<wire::StaffList> {
        return wire::StaffList{context.bank.staffing.members(context.connection)};
    });
    router.write(wire::createStaff, create);
    router.write(wire::setStaffRole, setRole);
    router.write(wire::resetStaffPassword, resetPassword);
    router.write(wire::resetSecondFactor, resetSecondFactor);
    router.read(wire::staffSessions, sessions);
    router.write(wire::endStaffSessions, endSessions);
    router.write(wire::blockUser, [](Context &context, store::Transaction &transaction, const wire::StaffRequest &request) {
        return setBlocked(context, transaction, request.user, true);
    });
    router.write(wire::unblockUser, [](Context &context, store::Transaction &transaction, const wire::StaffRequest &request) {
        return setBlocked(context, transaction, request.user, false);
    });
    router.write(wire::allowOneMore, allowOneMore);
}

} // namespace guichet::http
