// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/responder.h"

#include "services/http/eventstream.h"
#include "services/http/problem.h"

namespace guichet::http {

Responder::Responder(std::shared_ptr<ReplySink> sink, quint64 connection, quint64 request,
                     QByteArray requestId)
    : m_sink(std::move(sink))
    , m_connection(connection)
    , m_request(request)
    , m_requestId(std::move(requestId))
{
}

Responder::~Responder()
{
    giveUp();
}

Responder &Responder::operator=(Responder &&other) noexcept
{
    if (this != &other) {
        giveUp();
        m_sink = std::move(other.m_sink);
        m_connection = other.m_connection;
        m_request = other.m_request;
        m_requestId = std::move(other.m_requestId);
    }
    return *this;
}

void Responder::answer(Response response)
{
    if (!m_sink)
        qFatal("A request was answered twice");
    std::exchange(m_sink, nullptr)->deliver(m_connection, m_request, std::move(response));
}

EventStream Responder::stream(Response head)
{
    if (!m_sink)
        qFatal("A request was answered twice");
    head.stream = std::make_shared<StreamState>();
    EventStream stream(m_sink, m_connection, m_request, head.stream);
    std::exchange(m_sink, nullptr)->deliver(m_connection, m_request, std::move(head));
    return stream;
}

void Responder::giveUp()
{
    if (m_sink)
        answer(problemResponse(edgeProblem(EdgeProblem::InternalError), m_requestId));
}

} // namespace guichet::http
