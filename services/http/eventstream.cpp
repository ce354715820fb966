// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/eventstream.h"

namespace guichet::http {

EventStream::EventStream(std::shared_ptr<ReplySink> sink, quint64 connection, quint64 request,
                         std::shared_ptr<StreamState> state)
    : m_sink(std::move(sink))
    , m_connection(connection)
    , m_request(request)
    , m_state(std::move(state))
{
}

EventStream::~EventStream()
{
    end();
}

EventStream &EventStream::operator=(EventStream &&other) noexcept
{
    if (this != &other) {
        end();
        m_sink = std::move(other.m_sink);
        m_connection = other.m_connection;
        m_request = other.m_request;
        m_state = std::move(other.m_state);
    }
    return *this;
}

void EventStream::send(const QByteArray &piece)
{
    if (piece.isEmpty() || !isOpen())
        return;
    m_sink->deliver(m_connection, m_request, {0, {}, piece, {}, m_state});
}

void EventStream::end()
{
    if (m_sink && isOpen())
        m_sink->deliver(m_connection, m_request, {0, {}, {}, {}, m_state}); // an empty piece is the last one
    m_sink.reset();
}

} // namespace guichet::http
