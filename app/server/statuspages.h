// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/metrics.h"
#include "services/http/request.h"
#include "services/store/database.h"

namespace guichet {

/// What the status port answers: `/livez` (the program runs), `/readyz` (and the database answers it; 503 where not),
/// `/metrics` (Prometheus' text format), 404 for all else. Names no person, holds no secret.
http::Response statusPage(const QByteArray &path, const store::Database &database, const http::Metrics &metrics,
                          int connections);

} // namespace guichet
