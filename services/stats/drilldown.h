// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/operation.h"
#include "models/values/page.h"
#include "models/values/stats.h"
#include "services/identity/users.h"
#include "services/store/connection.h"

namespace guichet::stats {

/// The postings behind a figure, newest first: over all pages their amounts' sum is the figure's. A page may be short
/// though more follow: go on while there is a cursor. Refuses InvalidValue as figures(), and a wrong cursor.
Outcome<Page<StatsEntry>> entries(store::Connection &connection, const identity::Users &users,
                                  const StatsQuery &query, FlowDirection direction, const PageRequest &page);

} // namespace guichet::stats
