// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/staffing.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

struct LoginRequest {
    QString email;
    QString password;
    QString code{};        ///< of the second factor, when the answer was `code-needed`
    QString newPassword{}; ///< when the answer was `password-change-needed`
};

struct RefreshRequest {
    QString refreshToken;
};

/// Both tokens and whose they are. The access token goes into `Authorization: Bearer …`.
struct SessionReply {
    QString accessToken;
    qint64 accessExpiresAtMicros = 0;
    QString refreshToken;
    SignedInUser user;
    SecondFactorState secondFactor = SecondFactorState::None;
};

extern const Endpoint<LoginRequest, SessionReply> login;
extern const Endpoint<RefreshRequest, SessionReply> refresh;
extern const Endpoint<Nothing, Nothing> logout;

} // namespace guichet::wire
