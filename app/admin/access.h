// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/configuration.h"

namespace guichet {

/// `guichetctl rotate-token-key`: access tokens are signed with another key from a minute on, by every server that runs. Those
/// signed before hold until they expire. Gives the exit code.
int rotateTokenKey(const Configuration &configuration);

/// `guichetctl add-administrator E-MAIL NAME`: a bank's first one. The password, for one sign-in that changes it, is the first
/// line of the input.
int addAdministrator(const Configuration &configuration);

} // namespace guichet
