// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/security.h"
#include "services/http/routes/signinproblem.h"
#include "services/identity/secondfactors.h"

namespace guichet::http {
namespace {

Reply<wire::SessionReply> changePassword(Context &context, const wire::ChangePasswordRequest &request)
{
    const auto changed = context.bank.sessions.changePassword(
        context.connection, context.principal, {request.currentPassword, request.code, context.peer}, request.newPassword);
    if (!changed)
        return tl::unexpected(problemOf(changed.error(), Asker::SignedIn));
    return replyOf(*changed);
}

Reply<wire::StepUpReply> stepUp(Context &context, const wire::StepUpRequest &request)
{
    const auto until = context.bank.sessions.stepUp(context.connection, context.principal,
                                                    {request.password, request.code, context.peer});
    if (!until)
        return tl::unexpected(problemOf(until.error(), Asker::SignedIn));
    return wire::StepUpReply{*until};
}

Outcome<wire::SecondFactorView> secondFactor(Context &context, const wire::Nothing &)
{
    const auto since = context.bank.secondFactors.confirmedAt(context.connection, context.principal.user);
    return wire::SecondFactorView{since.has_value(), since, context.bank.sessions.rules().staffNeedSecondFactor};
}

Outcome<wire::SecondFactorSecret> beginSecondFactor(Context &context, store::Transaction &transaction, const wire::Nothing &)
{
    const auto begun = context.bank.secondFactors.begin(transaction, context.principal.user);
    if (!begun)
        return tl::unexpected(begun.error());
    return wire::SecondFactorSecret{begun->secret, begun->uri};
}

Outcome<wire::Nothing> confirmSecondFactor(Context &context, store::Transaction &transaction,
                                           const wire::ConfirmSecondFactorRequest &request)
{
    const auto confirmed = context.bank.secondFactors.confirm(transaction, context.principal.user, context.principal.session,
                                                              request.code);
    if (!confirmed)
        return tl::unexpected(confirmed.error());
    transaction.commit();
    context.bank.sessions.forgetCached(context.principal.session);
    return wire::Nothing{};
}

Reply<wire::Nothing> removeSecondFactor(Context &context, store::Transaction &transaction, const wire::Nothing &)
{
    if (context.bank.sessions.rules().staffNeedSecondFactor)
        return tl::unexpected(secondFactorProblem());
    const UserId user = context.principal.user;
    if (const auto removed = context.bank.secondFactors.remove(transaction, user, user); !removed)
        return tl::unexpected(problemOf(removed.error()));
    return wire::Nothing{};
}

Outcome<wire::Nothing> endSession(Context &context, store::Transaction &transaction, const wire::EndSessionRequest &request)
{
    const UserId user = context.principal.user;
    if (const auto ended = context.bank.sessions.end(transaction, user, request.session, user); !ended)
        return tl::unexpected(ended.error());
    return wire::Nothing{};
}

} // namespace

void registerSecurityRoutes(Router &router)
{
    router.read(wire::changePassword, changePassword);
    router.read(wire::stepUp, stepUp);
    router.read(wire::ownSessions, [](Context &context, const wire::Nothing &) -> Outcome<wire::SessionList> {
        const identity::Principal &asker = context.principal;
        return wire::SessionList{context.bank.sessions.sessionsOf(context.connection, asker.user, asker.session)};
    });
    router.write(wire::endSession, endSession);
    router.write(wire::endOtherSessions, [](Context &context, store::Transaction &transaction,
                                            const wire::Nothing &) -> Outcome<wire::EndedSessions> {
        const identity::Principal &asker = context.principal;
        return wire::EndedSessions{context.bank.sessions.endAll(transaction, asker.user, asker.session, asker.user)};
    });
    router.read(wire::secondFactor, secondFactor);
    router.write(wire::beginSecondFactor, beginSecondFactor);
    router.write(wire::confirmSecondFactor, confirmSecondFactor);
    router.write(wire::removeSecondFactor, removeSecondFactor);
}

} // namespace guichet::http
