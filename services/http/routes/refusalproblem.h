// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/refusal.h"
#include "models/wire/problem.h"
#include "services/store/fault.h"

namespace guichet::http {

/// The one table from refusals to HTTP. The problem's code is the refusal's name.
wire::Problem problemOf(const Refused &refused);

/// What a client is told of a fault: never what it was, only whether to try again. `mayHaveHappened`: the request was a
/// command, so a lost answer of the database leaves its outcome open.
wire::Problem problemOf(const store::Fault &fault, bool mayHaveHappened);

/// What is wrong with a request's fields: 400 malformed-json, or 422 validation-failed with the list.
wire::Problem problemOf(const wire::DecodeFailure &failure);

/// The problems that aren't refusals of the bank.
wire::Problem busyProblem();
wire::Problem outcomeUnknownProblem();
wire::Problem unauthorisedProblem();
wire::Problem forbiddenProblem();
wire::Problem preconditionProblem(); ///< neither If-Match nor a version
wire::Problem rateLimitedProblem();
wire::Problem methodProblem();        ///< the path knows others: Allow names them
wire::Problem notAcceptableProblem(); ///< Accept excludes what the endpoint answers
wire::Problem keyProblem(); ///< Idempotency-Key missing or no UUIDv7

} // namespace guichet::http
