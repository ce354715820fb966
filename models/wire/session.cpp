// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/bank.h"
#include "models/wire/define.h"
#include "models/wire/describedsessions.h"
#include "models/wire/session.h"

namespace guichet::wire {

GUICHET_FIELDS(LoginRequest,
               field("email", &S::email, "Sign-in name"),
               field("password", &S::password, "Password").atMost(500),
               field("code", &S::code, "Of the second factor, when asked for by code-needed").optional().atMost(20),
               field("new_password", &S::newPassword, "When asked for by password-change-needed").optional().atMost(500))
GUICHET_FIELDS(RefreshRequest, field("refresh_token", &S::refreshToken, "As answered before").atMost(500))
GUICHET_FIELDS(BankInfo,
               field("name", &S::name, "The bank's name"),
               field("business_date", &S::businessDate, "Today, for the bank"),
               field("time_zone", &S::timeZone, "IANA name"),
               field("country", &S::country, "ISO 3166-1, of account numbers"),
               field("currency", &S::currency, "The bank's own"),
               field("products", &S::products, "What can be opened"),
               field("deposit_cap", &S::depositCapMinorUnits, "Balance before approval, minor units"),
               field("source_of_funds_from", &S::sourceOfFundsFromMinorUnits, "Minor units"),
               field("now", &S::nowMicros, "The server's clock").time())

constinit const Endpoint<LoginRequest, SessionReply> login = define<LoginRequest, SessionReply>(
    "login", Method::Post, "user/login", {}, Keyed::No, "Signs in");
constinit const Endpoint<RefreshRequest, SessionReply> refresh = define<RefreshRequest, SessionReply>(
    "refresh", Method::Post, "user/refresh", {}, Keyed::No, "Renews the tokens of a session");
constinit const Endpoint<Nothing, Nothing> logout = define<Nothing, Nothing>(
    "logout", Method::Post, "user/logout", {everybody}, Keyed::No, "Ends the session");
constinit const Endpoint<Nothing, BankInfo> bank = define<Nothing, BankInfo>(
    "bank", Method::Get, "bank", {}, Keyed::No, "What the bank is and offers");

} // namespace guichet::wire
