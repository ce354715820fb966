// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/security.h"

#include "models/wire/customers.h"
#include "models/wire/define.h"
#include "models/wire/describedsessions.h"
#include "models/wire/reviews.h"
#include "models/wire/staffing.h"

namespace guichet::wire {

GUICHET_FIELDS(StepUpRequest,
               field("password", &S::password, "Of those without a second factor").optional().atMost(500),
               field("code", &S::code, "Of those with one").optional().atMost(20))
GUICHET_FIELDS(StepUpReply, field("fresh_until", &S::freshUntilMicros, "Until when it needn't be shown again").time())
GUICHET_FIELDS(ChangePasswordRequest,
               field("current_password", &S::currentPassword, "The one that holds").atMost(500),
               field("new_password", &S::newPassword, "15 characters or more; 8 with a second factor").atMost(500),
               field("code", &S::code, "Of those with a second factor").optional().atMost(20))
GUICHET_FIELDS(EndSessionRequest, field("session_id", &S::session, "The session").path())
GUICHET_FIELDS(SecondFactorView,
               field("enrolled", &S::isEnrolled, "Codes are asked for"),
               field("enrolled_at", &S::enrolledAtMicros, "Since").time().optional(),
               field("needed", &S::isNeeded, "The bank demands it of this role"))
GUICHET_FIELDS(SecondFactorSecret,
               field("secret", &S::secret, "RFC 4648 base32, to be typed"),
               field("uri", &S::uri, "otpauth, for a QR code").atMost(500))
GUICHET_FIELDS(ConfirmSecondFactorRequest, field("code", &S::code, "Six digits, as the authenticator shows").atMost(20))

constinit const Endpoint<StepUpRequest, StepUpReply> stepUp = define<StepUpRequest, StepUpReply>(
    "stepUp", Method::Put, "user/step-up", {everybody}, Keyed::No, "Shows again who asks, for what step-up-required is said of");
constinit const Endpoint<ChangePasswordRequest, SessionReply> changePassword = define<ChangePasswordRequest, SessionReply>(
    "changePassword", Method::Put, "user/password", {everybody}, Keyed::No,
    "Changes the asker's password; all sessions end and a new one begins");
constinit const Endpoint<Nothing, SessionList> ownSessions = define<Nothing, SessionList>(
    "ownSessions", Method::Get, "user/sessions", {everybody}, Keyed::No, "Where the asker is signed in");
constinit const Endpoint<EndSessionRequest, Nothing> endSession = define<EndSessionRequest, Nothing>(
    "endSession", Method::Delete, "user/session/{session_id}", {everybody}, Keyed::No, "Ends one of the asker's sessions");
constinit const Endpoint<Nothing, EndedSessions> endOtherSessions = define<Nothing, EndedSessions>(
    "endOtherSessions", Method::Delete, "user/sessions", {everybody}, Keyed::No, "Ends all the asker's sessions but this one");
constinit const Endpoint<Nothing, SecondFactorView> secondFactor = define<Nothing, SecondFactorView>(
    "secondFactor", Method::Get, "user/second-factor", {staff}, Keyed::No, "Whether the asker has a second factor");
constinit const Endpoint<Nothing, SecondFactorSecret> beginSecondFactor = define<Nothing, SecondFactorSecret>(
    "beginSecondFactor", Method::Put, "user/second-factor", {staff}, Keyed::No,
    "Begins to set up a second factor; it counts once confirmed");
constinit const Endpoint<ConfirmSecondFactorRequest, Nothing> confirmSecondFactor =
    define<ConfirmSecondFactorRequest, Nothing>("confirmSecondFactor", Method::Put, "user/second-factor/confirm", {staff},
                                                Keyed::No, "Confirms the second factor by its first code");
constinit const Endpoint<Nothing, Nothing> removeSecondFactor = define<Nothing, Nothing>(
    "removeSecondFactor", Method::Delete, "user/second-factor", {staff}, Keyed::No, "Takes the asker's second factor away");

StepUp stepUpOf(const EndpointInfo &info)
{
    static constexpr std::array always{
        &beginSecondFactor.info, &removeSecondFactor.info, &reviewDocument.info, &createStaff.info,  &setStaffRole.info,
        &resetStaffPassword.info, &resetSecondFactor.info, &unblockUser.info,    &allowOneMore.info};
    if (&info == &updateCustomer.info)
        return StepUp::WhenContactChanges;
    return std::find(always.begin(), always.end(), &info) == always.end() ? StepUp::Never : StepUp::Always;
}

bool isAnsweredBeforeEnrolment(const EndpointInfo &info)
{
    static constexpr std::array answered{
        &logout.info,       &stepUp.info,            &changePassword.info,      &ownSessions.info, &endSession.info,
        &endOtherSessions.info, &secondFactor.info, &beginSecondFactor.info, &confirmSecondFactor.info};
    return std::find(answered.begin(), answered.end(), &info) != answered.end();
}

} // namespace guichet::wire
