// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/openapi.h"
#include "services/http/routes/docspage.h"

namespace guichet::http {

void registerAllRoutes(Router &router)
{
    registerSessionRoutes(router);
    registerCustomerRoutes(router);
    registerReviewRoutes(router);
    registerAccountRoutes(router);
    registerOperationRoutes(router);
    registerCorrectionRoutes(router);
    registerFigureRoutes(router);
    registerSelfServiceRoutes(router);
    registerStatementRoutes(router);
    registerSecurityRoutes(router);
    registerStaffingRoutes(router);
    registerEventRoutes(router);
    registerReceiptRoutes(router);
    router.serve("/api/openapi.json", "application/json", wire::openApiDocument());
    router.serve("/api/docs", "text/html", docsPage(), {{"Content-Security-Policy", docsPolicy}});
    router.serve("/api/docs/style.css", "text/css", docsStyle());
    router.serve("/livez", "text/plain", "ok\n");
    const QStringList unanswered = router.unanswered();
    if (!unanswered.isEmpty())
        qFatal("no route answers: %s", qPrintable(unanswered.join(QLatin1StringView(", "))));
}

int rowsOf(qint64 asked)
{
    return static_cast<int>(std::clamp<qint64>(asked, 1, maximumPageRows));
}

Outcome<UserId> subjectOf(const Context &context, UserId named)
{
    if (context.actor().isStaff())
        return named.isNull() ? Outcome<UserId>(refuse(Refusal::InvalidValue, "user_id")) : named;
    if (!named.isNull() && named != context.principal.user)
        return refuse(Refusal::NotFound);
    return context.principal.user;
}

Reply<qint64> versionOf(const Context &context, qint64 inRequest)
{
    if (context.ifMatch.isEmpty())
        return inRequest > 0 ? Reply<qint64>(inRequest) : tl::unexpected(preconditionProblem());
    const QByteArray &tag = context.ifMatch;
    bool isNumber = false;
    const qint64 version = tag.size() > 2 ? tag.mid(1, tag.size() - 2).toLongLong(&isNumber) : 0;
    const bool isOurs = isNumber && tag == '"' + QByteArray::number(version) + '"';
    if (!isOurs || (inRequest > 0 && inRequest != version))
        return tl::unexpected(problemOf(Refused(Refusal::StaleVersion)));
    return version;
}

void tagWith(const Context &context, qint64 version)
{
    context.addHeader("ETag", '"' + QByteArray::number(version) + '"');
}

} // namespace guichet::http
