// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/describedvalues.h"
#include "models/wire/security.h"

// What several groups of endpoints say of sessions. Included only where endpoints are defined.
namespace guichet::wire {

GUICHET_FIELDS(SessionReply,
               field("access_token", &S::accessToken, "JWT for the Authorization header"),
               field("access_expires_at", &S::accessExpiresAtMicros, "Refresh before").time(),
               field("refresh_token", &S::refreshToken, "For one refresh"),
               field("user", &S::user, "Who is signed in"),
               field("second_factor", &S::secondFactor, "Whether the session has one, or needs one before all else"))
GUICHET_FIELDS(SessionView,
               field("id", &S::id, "The session"),
               field("peer", &S::peer, "The address it was begun from"),
               field("created_at", &S::createdAtMicros, "Signed in").time(),
               field("last_used_at", &S::lastUsedAtMicros, "Last renewed").time(),
               field("expires_at", &S::expiresAtMicros, "Ends at the latest").time(),
               field("is_current", &S::isCurrent, "The asker's own"),
               field("second_factor", &S::hasSecondFactor, "Begun with a code"))
GUICHET_FIELDS(SessionList, field("items", &S::items, "Newest first"))
GUICHET_FIELDS(EndedSessions, field("ended", &S::ended, "How many"))

} // namespace guichet::wire
