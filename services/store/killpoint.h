// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace guichet::store {

// For GUICHET_KILL_POINT: where the environment's GUICHET_KILL_POINT names this point as NAME:NTH:MODE, the process dies
// here at the nth time (kill: SIGKILL), stands still for two seconds (stall), or Fault Unknown is thrown (throw). Any thread.
void reachKillPoint(std::string_view name);

} // namespace guichet::store

// A named place at which a test build can be made to fail. A release is built without the option GUICHET_KILL_POINTS, and
// then there is nothing here.
#ifdef GUICHET_KILL_POINTS
#define GUICHET_KILL_POINT(name) ::guichet::store::reachKillPoint(name)
#else
#define GUICHET_KILL_POINT(name) static_cast<void>(0)
#endif
