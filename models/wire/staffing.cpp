// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/staffing.h"

#include "models/wire/define.h"
#include "models/wire/describedsessions.h"

namespace guichet::wire {
namespace {

constexpr Access administrators{{Role::Administrator}};
constexpr Access supervisorsToo{{Role::Supervisor, Role::Administrator}};

} // namespace

GUICHET_FIELDS(StaffMember,
               field("id", &S::id, "Who"),
               field("name", &S::name, "Name"),
               field("email", &S::email, "Sign-in name"),
               field("role", &S::role, "What they may do"),
               field("status", &S::status, "Standing"),
               field("second_factor", &S::hasSecondFactor, "Signs in with a code, too"),
               field("locked", &S::isLocked, "After too many failures, until unblocked"),
               field("must_change_password", &S::mustChangePassword, "Has one that an administrator gave"),
               field("created_at", &S::createdAtMicros, "Since").time(),
               field("last_sign_in_at", &S::lastSignInMicros, "Missing: never").time().optional())
GUICHET_FIELDS(StaffList, field("items", &S::items, "By name"))
GUICHET_FIELDS(CreateStaffRequest,
               field("name", &S::name, "Name"),
               field("email", &S::email, "Sign-in name"),
               field("role", &S::role, "Any but customer"),
               field("password", &S::password, "For the first sign-in, which changes it").atMost(500))
GUICHET_FIELDS(CreatedStaff, field("id", &S::id, "Who"))
GUICHET_FIELDS(StaffRequest, field("user_id", &S::user, "Who").path())
GUICHET_FIELDS(StaffRoleRequest,
               field("user_id", &S::user, "Who").path(),
               field("role", &S::role, "Any but customer"))
GUICHET_FIELDS(StaffPasswordRequest,
               field("user_id", &S::user, "Who").path(),
               field("password", &S::password, "For the next sign-in, which changes it").atMost(500))
GUICHET_FIELDS(AllowOneMoreRequest,
               field("user_id", &S::user, "The customer").path(),
               field("action", &S::action, "Kind of operation"))

constinit const Endpoint<Nothing, StaffList> staffList = define<Nothing, StaffList>(
    "staffList", Method::Get, "staff", supervisorsToo, Keyed::No, "The bank's staff");
constinit const Endpoint<CreateStaffRequest, CreatedStaff> createStaff = define<CreateStaffRequest, CreatedStaff>(
    "createStaff", Method::Post, "staff", administrators, Keyed::Yes, "Takes somebody on");
constinit const Endpoint<StaffRoleRequest, StaffMember> setStaffRole = define<StaffRoleRequest, StaffMember>(
    "setStaffRole", Method::Put, "staff/{user_id}/role", administrators, Keyed::No,
    "Gives another role; their sessions end");
constinit const Endpoint<StaffPasswordRequest, Nothing> resetStaffPassword = define<StaffPasswordRequest, Nothing>(
    "resetStaffPassword", Method::Put, "staff/{user_id}/password", administrators, Keyed::No,
    "Gives a password for one sign-in; their sessions end");
constinit const Endpoint<StaffRequest, Nothing> resetSecondFactor = define<StaffRequest, Nothing>(
    "resetSecondFactor", Method::Delete, "staff/{user_id}/second-factor", administrators, Keyed::No,
    "Takes away a second factor that was lost");
constinit const Endpoint<StaffRequest, SessionList> staffSessions = define<StaffRequest, SessionList>(
    "staffSessions", Method::Get, "staff/{user_id}/sessions", administrators, Keyed::No, "Where they are signed in");
constinit const Endpoint<StaffRequest, EndedSessions> endStaffSessions = define<StaffRequest, EndedSessions>(
    "endStaffSessions", Method::Delete, "staff/{user_id}/sessions", administrators, Keyed::No, "Signs them out everywhere");
constinit const Endpoint<StaffRequest, Nothing> blockUser = define<StaffRequest, Nothing>(
    "blockUser", Method::Post, "user/{user_id}/block", supervisorsToo, Keyed::Yes,
    "Lets somebody sign in no more; staff by administrators only");
constinit const Endpoint<StaffRequest, Nothing> unblockUser = define<StaffRequest, Nothing>(
    "unblockUser", Method::Post, "user/{user_id}/unblock", supervisorsToo, Keyed::Yes,
    "Lets somebody sign in again; staff by administrators only");
constinit const Endpoint<AllowOneMoreRequest, LimitUse> allowOneMore = define<AllowOneMoreRequest, LimitUse>(
    "allowOneMore", Method::Post, "user/{user_id}/limits", {{Role::Supervisor}}, Keyed::Yes,
    "Allows one more operation of a kind today");

} // namespace guichet::wire
