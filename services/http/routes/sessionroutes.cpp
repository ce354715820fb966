// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/bank.h"
#include "models/wire/session.h"
#include "services/accounts/products.h"
#include "services/http/routes/signinproblem.h"

namespace guichet::http {

wire::SessionReply replyOf(const identity::SignedIn &in)
{
    return {QString::fromLatin1(in.accessToken), in.accessExpiresAtMicros, QString::fromLatin1(in.refreshToken), in.user,
            in.secondFactor};
}

namespace {

Reply<wire::SessionReply> toReply(const identity::Sessions::Answer &result)
{
    if (!result)
        return tl::unexpected(problemOf(result.error(), Asker::Stranger));
    return replyOf(*result);
}

Outcome<wire::BankInfo> bankInfo(Context &context, const wire::Nothing &)
{
    const BankServices &bank = context.bank;
    wire::BankInfo info;
    info.name = bank.settings.name;
    info.nowMicros = context.nowMicros();
    info.businessDate = bank.calendar.dateAt(info.nowMicros);
    info.timeZone = QString::fromLatin1(bank.calendar.zone().id());
    info.country = bank.settings.identity.country;
    info.currency = bank.settings.currency;
    info.products = accounts::products(context.connection);
    info.depositCapMinorUnits = bank.engine.options().terms.unapprovedCapMinorUnits;
    info.sourceOfFundsFromMinorUnits = bank.settings.sourceOfFundsFromMinorUnits;
    return info;
}

} // namespace

void registerSessionRoutes(Router &router)
{
    router.read(wire::login, [](Context &context, const wire::LoginRequest &request) {
        return toReply(context.bank.sessions.signIn(
            context.connection, {request.email, request.password, context.peer, request.code, request.newPassword}));
    });
    router.read(wire::refresh, [](Context &context, const wire::RefreshRequest &request) {
        return toReply(context.bank.sessions.refresh(context.connection, request.refreshToken.toUtf8()));
    });
    router.read(wire::logout, [](Context &context, const wire::Nothing &) -> Outcome<wire::Nothing> {
        context.bank.sessions.signOut(context.connection, context.principal);
        return wire::Nothing{};
    });
    router.read(wire::bank, bankInfo);
}

} // namespace guichet::http
