// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/routes/routes.h"

#include "models/wire/openapi.h"

namespace guichet::http {

void registerAllRoutes(Router &router)
{
    registerSessionRoutes(router);
    registerCustomerRoutes(router);
    registerReviewRoutes(router);
    registerAccountRoutes(router);
    registerOperationRoutes(router);
    registerFigureRoutes(router);
    router.serve("/api/openapi.json", "application/json", wire::openApiDocument());
    router.serve("/livez", "text/plain", "ok\n");
    const QStringList unanswered = router.unanswered();
    if (!unanswered.isEmpty())
        qFatal("no route answers: %s", qPrintable(unanswered.join(QLatin1StringView(", "))));
}

int rowsOf(qint64 asked)
{
    return static_cast<int>(std::clamp<qint64>(asked, 1, maximumPageRows));
}

} // namespace guichet::http
