// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/problem.h"
#include "services/identity/sessions.h"

namespace guichet::http {

/// What is said to somebody who isn't let in. Those who are signed in already are told 422 where others are told 401, which
/// would say that their session is over.
enum class Asker { Stranger, SignedIn };
wire::Problem problemOf(const identity::NotSignedIn &failure, Asker asker);

/// 422 `weak-password`; `field` is the one that holds it.
wire::Problem weakPasswordProblem(identity::Weakness weakness, const char *field);
/// 403 `step-up-required`: who asks has to be shown again.
wire::Problem stepUpProblem();
/// 403 `second-factor-needed`: the bank demands one before all else.
wire::Problem secondFactorProblem();

} // namespace guichet::http
