// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/request.h"
#include "services/http/responder.h"

#include <QByteArrayView>

#include <optional>
#include <span>

namespace guichet::http {

// What becomes of a request once its head is known.
struct HeadVerdict {
    std::optional<Response> refusal; // set: this is the answer, the body is not read
    qint64 bodyLimit = 0; // else: a longer body is refused with 413, unread
    // The body's content types (lower case, without parameters); empty: any. Else 415. The text
    // must outlive the request: a static table.
    std::span<const QByteArrayView> contentTypes = {};
    int routeIndex = -1; // the gate's own note, found again in Request::routeIndex
};

// What stands behind the edge: routing, authentication, the bank. Both are called in the I/O
// thread and must not block; handle() answers through the Responder, at once or later, from any
// thread. 404, 405 (with Allow), 406 and 401 are judge()'s.
class Gate
{
public:
    virtual ~Gate() = default;
    virtual HeadVerdict judge(const RequestHead &head) = 0;
    virtual void handle(Request request, Responder responder) = 0;
};

} // namespace guichet::http
