// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace guichet {

/// How much of a campaign to run: in full with `./tests/run --long NAME…` (GUICHET_LONG=1), else a share of it that keeps
/// the normal run short. A test that uses it has a TIMEOUT for the full one.
inline int ofCampaign(int inFull, int share)
{
    return qEnvironmentVariableIntValue("GUICHET_LONG") > 0 ? inFull : share;
}

} // namespace guichet
