// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/account.h"
#include "models/wire/security.h"

namespace guichet::wire {

/// What administrators do for the staff, and what they and supervisors do for those who are locked out or at a limit.

struct StaffList {
    QList<StaffMember> items;
};

struct CreateStaffRequest {
    QString name;
    QString email;
    Role role = Role::Teller;
    QString password; ///< for the first sign-in, which changes it
};

/// Answers of keyed commands are kept for repeats, so they hold no personal data.
struct CreatedStaff {
    UserId id;
};

struct StaffRequest {
    UserId user;
};

struct StaffRoleRequest {
    UserId user;
    Role role = Role::Teller;
};

struct StaffPasswordRequest {
    UserId user;
    QString password; ///< for the next sign-in, which changes it
};

struct AllowOneMoreRequest {
    UserId user;
    Action action = Action::Deposit;
};

extern const Endpoint<Nothing, StaffList> staffList;
extern const Endpoint<CreateStaffRequest, CreatedStaff> createStaff;
extern const Endpoint<StaffRoleRequest, StaffMember> setStaffRole;
extern const Endpoint<StaffPasswordRequest, Nothing> resetStaffPassword;
extern const Endpoint<StaffRequest, Nothing> resetSecondFactor;
extern const Endpoint<StaffRequest, SessionList> staffSessions;
extern const Endpoint<StaffRequest, EndedSessions> endStaffSessions;
extern const Endpoint<StaffRequest, Nothing> blockUser;
extern const Endpoint<StaffRequest, Nothing> unblockUser;
extern const Endpoint<AllowOneMoreRequest, LimitUse> allowOneMore;

} // namespace guichet::wire
