// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"

#include <QStringList>

namespace guichet::store {

// What the server's settings lack for money to survive a power cut: a sentence for each of fsync,
// full_page_writes, synchronous_commit that is off, and for missing data checksums. Empty when sound.
// A server in earnest refuses to start otherwise. Throws Fault.
[[nodiscard]] QStringList durabilityProblems(Connection &connection);

} // namespace guichet::store
