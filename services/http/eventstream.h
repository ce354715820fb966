// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/responder.h"

#include <atomic>

namespace guichet::http {

// What a connection shares with who writes to its stream.
struct StreamState {
    std::atomic<bool> isOpen = true; // false: the client is gone, or was cut
};

// An answer that goes on: pieces are sent as they come, until this is dropped, which ends the connection after them.
// Made by Responder::stream(). Move-only; any thread, one at a time. A client that doesn't read what is sent is cut once
// limits::streamBacklogBytes wait for it.
class EventStream
{
public:
    EventStream(std::shared_ptr<ReplySink> sink, quint64 connection, quint64 request, std::shared_ptr<StreamState> state);
    ~EventStream();
    EventStream(EventStream &&other) noexcept = default;
    EventStream &operator=(EventStream &&other) noexcept;
    EventStream(const EventStream &) = delete;
    EventStream &operator=(const EventStream &) = delete;

    void send(const QByteArray &piece);
    // False once nobody reads any more.
    [[nodiscard]] bool isOpen() const { return m_state && m_state->isOpen; }

private:
    void end();

    std::shared_ptr<ReplySink> m_sink; // empty once moved from
    quint64 m_connection;
    quint64 m_request;
    std::shared_ptr<StreamState> m_state;
};

} // namespace guichet::http
