// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"

#include <optional>

namespace guichet {

/// What a session knows of its user's second factor.
enum class SecondFactorState {
    None,  ///< the user has none, and need not have one
    Given, ///< signed in with a code
    Needed ///< the bank demands one: until it is set up, nothing else is answered
};

template <>
struct EnumNames<SecondFactorState> {
    static constexpr const char *name = "SecondFactorState";
    static constexpr std::array values{std::pair{SecondFactorState::None, "none"},
                                       std::pair{SecondFactorState::Given, "given"},
                                       std::pair{SecondFactorState::Needed, "needed"}};
};

/// One place where somebody is signed in.
struct SessionView {
    SessionId id;
    QString peer; ///< the address it was begun from
    qint64 createdAtMicros = 0;
    qint64 lastUsedAtMicros = 0; ///< to within the life of an access token
    qint64 expiresAtMicros = 0;
    bool isCurrent = false;      ///< the asker's own
    bool hasSecondFactor = false;
};

/// One of the bank's staff, as the administrator sees them.
struct StaffMember {
    UserId id;
    QString name;
    QString email;
    Role role = Role::Teller;
    UserStatus status = UserStatus::Active;
    bool hasSecondFactor = false;
    bool isLocked = false;           ///< after too many failures, until an administrator unblocks them
    bool mustChangePassword = false; ///< has one that somebody else gave
    qint64 createdAtMicros = 0;
    std::optional<qint64> lastSignInMicros;
};

} // namespace guichet
