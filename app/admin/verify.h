// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/configuration.h"

namespace guichet {

/// `guichetctl verify`: checks the whole bank, or with --receipt one entry, and prints what it found. The exit status: 0
/// sound, 1 it couldn't be checked, 2 something isn't as it must be. Throws store::Fault.
int verifyBank(const Configuration &configuration);

} // namespace guichet
