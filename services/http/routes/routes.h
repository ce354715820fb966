// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/routes/router.h"

namespace guichet::http {

/// One function a group of endpoints; each maps requests to calls of the business modules and holds no rule of its own.
void registerSessionRoutes(Router &router);
void registerCustomerRoutes(Router &router);
void registerReviewRoutes(Router &router);
void registerAccountRoutes(Router &router);
void registerOperationRoutes(Router &router);
void registerFigureRoutes(Router &router);

/// All of them, and the OpenAPI document. The program ends when a declared endpoint is left without an answer.
void registerAllRoutes(Router &router);

/// Rows asked for, within what a page may have.
int rowsOf(qint64 asked);

} // namespace guichet::http
