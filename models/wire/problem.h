// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wire/endpoint.h"

namespace guichet::wire {

/// How the server says no (RFC 9457, application/problem+json). `code` is stable and stands in the documentation;
/// `detail` is a fixed text that repeats nothing of the request.
struct Problem {
    QString type;
    QString title;
    int status = 0;
    QString detail;
    QString instance; ///< the request's id, to find it in the log
    QString code;
    QList<FieldError> errors;
};

inline constexpr QLatin1StringView problemContentType("application/problem+json");

QByteArray encodeProblem(const Problem &problem);
/// nullopt when the body isn't a problem (a proxy's page, a cut reply).
std::optional<Problem> decodeProblem(const QByteArray &body);

} // namespace guichet::wire
