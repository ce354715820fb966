// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/problem.h"
#include "services/http/request.h"

#include <QByteArray>
#include <QByteArrayView>

#include <span>

namespace guichet::http {

struct ParsedHead;

// Cuts one connection's bytes into requests, and refuses whatever two programs could read in two
// ways. Pure: no socket, no clock. Feed bytes, then advance() until it wants more:
//
//   NeedMore      nothing can be said yet
//   HeadReady     head() is complete; answer with allowBody(), or finishRefused() and close
//   RequestReady  takeRequest(), answer it, then go on
//   Refused       refusal() says why; the connection must be closed, no byte after it counts
//
// Limits: services/http/limits.h. Source: RFC 9110, RFC 9112, rows H1-H5 and H9 of the checklist.
class HttpGuard
{
public:
    enum class Step { NeedMore, HeadReady, RequestReady, Refused };

    void feed(QByteArrayView bytes);
    [[nodiscard]] Step advance();

    // Valid from HeadReady until takeRequest().
    [[nodiscard]] const RequestHead &head() const { return m_request; }
    [[nodiscard]] qint64 contentLength() const { return m_contentLength; }
    [[nodiscard]] bool isHead() const { return m_isHead; }
    [[nodiscard]] bool keepsAlive() const { return m_keepAlive; }
    // The client waits for "100 Continue" and none of its body is here yet.
    [[nodiscard]] bool awaitsContinue() const;

    // The head may pass: its body may have `limit` bytes of one of these types (empty: any type).
    void allowBody(qint64 limit, std::span<const QByteArrayView> contentTypes = {});
    // The head was refused. True if its whole body is here and was dropped, so that the next
    // request can be read; false if the connection must end with this answer.
    [[nodiscard]] bool dropRequest();

    void setRequestFacts(const QByteArray &peer, const QByteArray &requestId, int routeIndex);
    [[nodiscard]] Request takeRequest();
    [[nodiscard]] EdgeProblem refusal() const { return m_refusal; }

    // A request has begun and is not complete (so the clock for it runs).
    [[nodiscard]] bool isInsideHead() const { return m_state == State::Head && available() > 0; }
    [[nodiscard]] qint64 bodyBytesRead() const { return m_request.body.size(); }

private:
    enum class State { Head, Judging, Body, Done, Refused };

    [[nodiscard]] qsizetype available() const { return m_buffer.size() - m_start; }
    Step refuse(EdgeProblem problem);
    Step scanHead();
    [[nodiscard]] bool scanLine(qsizetype start, qsizetype end, EdgeProblem &problem);
    Step finishHead(qsizetype end);
    [[nodiscard]] bool accept(const ParsedHead &parsed, EdgeProblem &problem);
    [[nodiscard]] bool acceptLength(const Headers &headers, EdgeProblem &problem);
    Step readBody();
    void consume(qsizetype bytes);

    QByteArray m_buffer;
    qsizetype m_start = 0; // of the current request
    qsizetype m_lineStart = 0; // of the line being scanned
    int m_lines = 0;
    State m_state = State::Head;
    EdgeProblem m_refusal = EdgeProblem::MalformedRequest;
    Request m_request;
    qint64 m_contentLength = 0;
    bool m_isHead = false;
    bool m_keepAlive = true;
    bool m_expectsContinue = false;
    bool m_textBody = false;
};

} // namespace guichet::http
