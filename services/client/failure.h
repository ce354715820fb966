// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/refusal.h"
#include "models/wire/problem.h"

#include <optional>

namespace guichet::client {

/// Why a call brought no answer of its type.
struct Failure {
    enum class Kind {
        Refused,     ///< the bank said no; `refusal` says why
        Rejected,    ///< the server didn't take the request (its problem says why); nothing changed
        Busy,        ///< the server turned it away before doing anything (503, 429): try again later
        Unreachable, ///< no connection, or a read that brought no answer: nothing changed
        Unknown,     ///< a command was sent and no answer came: it may or may not have happened
        SignedOut,   ///< the session has ended
        Untrusted    ///< the server's certificate isn't the one we trust; nothing was sent
    };

    Kind kind = Kind::Unreachable;
    std::optional<Refusal> refusal;
    wire::Problem problem;
};

template <class T>
using Result = tl::expected<T, Failure>;

} // namespace guichet::client
