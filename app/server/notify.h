// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace guichet {

/// Tells the supervisor (systemd, Type=notify) how the server stands: one datagram to $NOTIFY_SOCKET (sd_notify(3)).
/// Nothing happens without one.
void notifySupervisor(const char *state);

} // namespace guichet
