// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wire/problem.h"

#include "models/wire/jsonwriter.h"

namespace guichet::wire {

template <>
struct Fields<FieldError> {
    static constexpr const char *name = "FieldError";
    static constexpr auto list()
    {
        return std::tuple{field("pointer", &FieldError::pointer, "Where, as RFC 6901"),
                          field("code", &FieldError::code, "Stable name of the error"),
                          field("detail", &FieldError::detail, "A sentence").optional()};
    }
};

template <>
struct Fields<Problem> {
    static constexpr const char *name = "Problem";
    static constexpr auto list()
    {
        return std::tuple{field("type", &Problem::type, "A name for the kind of problem"),
                          field("title", &Problem::title, "The kind in a few words"),
                          field("status", &Problem::status, "The HTTP status"),
                          field("detail", &Problem::detail, "A sentence").optional(),
                          field("instance", &Problem::instance, "The request's id").optional(),
                          field("code", &Problem::code, "Stable name of the kind").optional(),
                          field("errors", &Problem::errors, "What is wrong with which field").optional()};
    }
};

QByteArray encodeProblem(const Problem &problem)
{
    return jsonOf(problem);
}

std::optional<Problem> decodeProblem(const QByteArray &body)
{
    const auto json = parseStrict(body);
    if (!json)
        return std::nullopt;
    Problem problem;
    Reading reading{false, {}};
    readObject(*json, problem, {}, reading);
    if (!reading.errors.isEmpty())
        return std::nullopt;
    return problem;
}

} // namespace guichet::wire
