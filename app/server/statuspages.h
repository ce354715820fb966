// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/metrics.h"
#include "services/http/request.h"
#include "services/http/routes/bankservices.h"
#include "services/store/database.h"

namespace guichet {

/// What the status port looks at.
struct Watched {
    const store::Database &database;
    const http::BankServices &bank;
    const http::Metrics &metrics;
    int connections = 0;
};

/// What the status port answers: `/livez` (the program runs), `/readyz` (the database answers it, has the schema that it
/// knows, and it posts; 503 where one of these isn't so), `/metrics` (Prometheus' text format), 404 for all else. Names no
/// person, holds no secret.
http::Response statusPage(const QByteArray &path, const Watched &watched);

} // namespace guichet
