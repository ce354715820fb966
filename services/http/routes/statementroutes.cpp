// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/scalars.h"
#include "models/wire/statements.h"
#include "services/accounts/statement.h"
#include "services/accounts/statementcamt.h"
#include "services/accounts/statementcsv.h"

namespace guichet::http {
namespace {

template <class Request>
Outcome<Statement> statementFor(Context &context, const Request &request)
{
    return accounts::statement(context.connection, request.account, {request.from, request.to},
                               {context.bank.calendar, context.nowMicros()}, context.actor());
}

Outcome<wire::RawBody> file(Context &context, const wire::StatementFileRequest &request)
{
    const auto made = statementFor(context, request);
    if (!made)
        return tl::unexpected(made.error());
    switch (request.format) {
    case StatementFormat::Csv:
        return wire::RawBody{"text/csv; charset=utf-8", accounts::statementCsv(*made)};
    case StatementFormat::Camt053:
        return wire::RawBody{"application/xml", accounts::statementCamt(*made)};
    }
    Q_UNREACHABLE();
}

Outcome<BalanceAtMoment> balance(Context &context, const wire::BalanceRequest &request)
{
    const qint64 now = context.nowMicros();
    const auto at = request.at.isEmpty() ? std::optional(now) : wire::timeFromText(request.at);
    if (!at)
        return refuse(Refusal::InvalidValue, "at");
    return accounts::balanceAt(context.connection, request.account, *at, now, context.actor());
}

} // namespace

void registerStatementRoutes(Router &router)
{
    router.read(wire::statement, statementFor<wire::StatementRequest>);
    router.read(wire::statementFile, file);
    router.read(wire::balance, balance);
}

} // namespace guichet::http
