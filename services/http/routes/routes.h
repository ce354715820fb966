// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/session.h"
#include "services/http/routes/router.h"

namespace guichet::http {

/// One function a group of endpoints; each maps requests to calls of the business modules and holds no rule of its own.
void registerSessionRoutes(Router &router);
void registerCustomerRoutes(Router &router);
void registerReviewRoutes(Router &router);
void registerAccountRoutes(Router &router);
void registerOperationRoutes(Router &router);
void registerCorrectionRoutes(Router &router);
void registerFigureRoutes(Router &router);
void registerSelfServiceRoutes(Router &router);
void registerStatementRoutes(Router &router);
void registerSecurityRoutes(Router &router);
void registerStaffingRoutes(Router &router);
void registerEventRoutes(Router &router);
void registerReceiptRoutes(Router &router);

/// All of them, and the OpenAPI document. The program ends when a declared endpoint is left without an answer.
void registerAllRoutes(Router &router);

/// What whoever signed in is handed out.
wire::SessionReply replyOf(const identity::SignedIn &in);

/// Rows asked for, within what a page may have.
int rowsOf(qint64 asked);

/// Whom a request is about: customers ask about themselves only (NotFound for any other, whether there is one or not),
/// staff name somebody (InvalidValue when they don't).
Outcome<UserId> subjectOf(const Context &context, UserId named);

/// The version that a change was made from, by If-Match or in the request: StaleVersion for an If-Match that is none of
/// ours or says another one; a problem 428 when neither says any.
Reply<qint64> versionOf(const Context &context, qint64 inRequest);
/// What If-Match takes.
void tagWith(const Context &context, qint64 version);

} // namespace guichet::http
