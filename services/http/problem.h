// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/problem.h"
#include "services/http/request.h"

namespace guichet::http {

// The application/problem+json reply (RFC 9457) of a refusal of which status, code, title and
// detail are set: `type` becomes /problems/<code>, `instance` the request's id. `detail` is fixed
// text, no input is echoed.
[[nodiscard]] Response problemResponse(wire::Problem problem, const QByteArray &requestId);

// What the edge itself refuses, in the order in which it looks.
enum class EdgeProblem {
    MalformedRequest,
    LengthRequired,
    PayloadTooLarge,
    TargetTooLong,
    HeaderTooLarge,
    ExpectationFailed,
    UnsupportedMediaType,
    RequestTimeout,
    InternalError,
};

[[nodiscard]] wire::Problem edgeProblem(EdgeProblem problem);

} // namespace guichet::http
