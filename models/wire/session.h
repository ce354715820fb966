// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/customer.h"
#include "models/wire/endpoint.h"

namespace guichet::wire {

struct LoginRequest {
    QString email;
    QString password;
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
};

extern const Endpoint<LoginRequest, SessionReply> login;
extern const Endpoint<RefreshRequest, SessionReply> refresh;
extern const Endpoint<Nothing, Nothing> logout;

} // namespace guichet::wire
