// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/request.h"

#include <memory>

namespace guichet::http {

// Where answers go. The server's implementation takes them in any thread and hands each to its
// connection in the I/O thread, if that connection still lives; tests have their own.
class ReplySink
{
public:
    virtual ~ReplySink() = default;
    virtual void deliver(quint64 connection, quint64 request, Response response) = 0;
};

class EventStream;

// The one answer to one request. Move-only, may be answered in any thread, exactly once; dropped
// unanswered it answers 500, so that no client waits for a handler that forgot it.
class Responder
{
public:
    Responder(std::shared_ptr<ReplySink> sink, quint64 connection, quint64 request,
              QByteArray requestId);
    ~Responder();
    Responder(Responder &&other) noexcept = default;
    Responder &operator=(Responder &&other) noexcept;
    Responder(const Responder &) = delete;
    Responder &operator=(const Responder &) = delete;

    void answer(Response response); // asserts that it is the first
    // Answers with what goes on: `head` without a body, then what is sent. As answer(), once.
    [[nodiscard]] EventStream stream(Response head);
    [[nodiscard]] bool isAnswered() const { return !m_sink; }
    [[nodiscard]] const QByteArray &requestId() const { return m_requestId; }

private:
    void giveUp();

    std::shared_ptr<ReplySink> m_sink; // empty once answered or moved from
    quint64 m_connection;
    quint64 m_request;
    QByteArray m_requestId;
};

} // namespace guichet::http
