// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/request.h"

namespace guichet::http {

// A request's head as the parser read it, before the guard has judged it.
struct ParsedHead {
    QByteArray method;
    QByteArray target;
    bool http11 = true;
    bool keepAlive = true; // by version and Connection
    Headers headers;
};

// Parses one complete head (request line to empty line) with Boost.Beast, the only place that
// includes it. Returns false for what RFC 9112 forbids; what Beast lets pass is the guard's work.
[[nodiscard]] bool parseHead(QByteArrayView head, ParsedHead &parsed);

} // namespace guichet::http
