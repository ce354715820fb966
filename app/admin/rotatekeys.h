// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/configuration.h"

namespace guichet {

/// `guichetctl rotate-keys`: replaces the keys that stored personal data hangs on, while servers run; one that was cut off
/// is taken up again. Gives the exit status. Throws store::Fault.
int rotateKeys(const Configuration &configuration);

} // namespace guichet
