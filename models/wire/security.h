// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/session.h"

namespace guichet::wire {

/// What people do for the safety of their own access: password, second factor, sessions, and showing again who they are.

struct StepUpRequest {
    QString password{}; ///< of those without a second factor
    QString code{};     ///< of those with one
};

struct StepUpReply {
    qint64 freshUntilMicros = 0;
};

struct ChangePasswordRequest {
    QString currentPassword;
    QString newPassword;
    QString code{}; ///< of those with a second factor
};

struct SessionList {
    QList<SessionView> items;
};

struct EndSessionRequest {
    SessionId session;
};

struct EndedSessions {
    qint64 ended = 0;
};

struct SecondFactorView {
    bool isEnrolled = false;
    std::optional<qint64> enrolledAtMicros;
    bool isNeeded = false; ///< the bank demands one of this role
};

/// For an authenticator (RFC 6238): once as text to be typed, once as what a QR code says.
struct SecondFactorSecret {
    QString secret; ///< base32
    QString uri;    ///< otpauth://
};

struct ConfirmSecondFactorRequest {
    QString code;
};

extern const Endpoint<StepUpRequest, StepUpReply> stepUp;
/// All sessions end; the answer begins a new one.
extern const Endpoint<ChangePasswordRequest, SessionReply> changePassword;
extern const Endpoint<Nothing, SessionList> ownSessions;
extern const Endpoint<EndSessionRequest, Nothing> endSession;
extern const Endpoint<Nothing, EndedSessions> endOtherSessions;
extern const Endpoint<Nothing, SecondFactorView> secondFactor;
extern const Endpoint<Nothing, SecondFactorSecret> beginSecondFactor;
extern const Endpoint<ConfirmSecondFactorRequest, Nothing> confirmSecondFactor;
extern const Endpoint<Nothing, Nothing> removeSecondFactor;

/// Which endpoints are answered only shortly after somebody has shown who they are: 403 `step-up-required` else.
enum class StepUp { Never, WhenContactChanges, Always };
StepUp stepUpOf(const EndpointInfo &info);
/// Which are answered to staff who still have to set up the second factor that the bank demands.
bool isAnsweredBeforeEnrolment(const EndpointInfo &info);

} // namespace guichet::wire
