// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"

#include <QStringList>

namespace guichet::store {

// How far the server's settings, as they hold for this connection, let money survive a power cut. Sentences for the
// administrator.
struct Durability
{
    QStringList refused; // off: fsync, full_page_writes, synchronous_commit. No bank runs on these
    QStringList warnings; // weaker than it should be: no data checksums, commits that don't wait for a standby
};

// Throws Fault.
[[nodiscard]] Durability durabilityOf(Connection &connection);

} // namespace guichet::store
