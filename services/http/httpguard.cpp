// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpguard.h"

#include "services/http/headparser.h"
#include "services/http/limits.h"
#include "services/http/mediatype.h"
#include "services/http/target.h"

#include <cstring>

namespace guichet::http {

namespace {

// A second one of these would be read by one program and not by the next.
constexpr QByteArrayView onceOnly[]
    = {"host", "content-length", "content-type", "expect", "authorization", "idempotency-key"};

bool isHost(QByteArrayView host)
{
    for (char c : host) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && !std::strchr(".-:[]_", c))
            return false;
    }
    return !host.isEmpty();
}

bool isAscii(const Headers &headers)
{
    for (qsizetype i = 0; i < headers.count(); ++i) {
        for (char c : headers.valueAt(i)) {
            if (uchar(c) >= 0x7f)
                return false;
        }
    }
    return true;
}

} // namespace

void HttpGuard::feed(QByteArrayView bytes)
{
    if (m_state == State::Refused)
        return;
    m_buffer.append(bytes);
}

HttpGuard::Step HttpGuard::advance()
{
    switch (m_state) {
    case State::Head:
        return scanHead();
    case State::Judging:
        return Step::HeadReady;
    case State::Body:
        return readBody();
    case State::Done:
        return Step::RequestReady;
    case State::Refused:
        return Step::Refused;
    }
    Q_UNREACHABLE();
}

HttpGuard::Step HttpGuard::refuse(EdgeProblem problem)
{
    m_state = State::Refused;
    m_refusal = problem;
    m_keepAlive = false;
    m_buffer.clear();
    m_start = 0;
    return Step::Refused;
}

// Own look at the lines before the parser's: limits apply before the head is complete, and the
// parser would unfold continuation lines silently.
HttpGuard::Step HttpGuard::scanHead()
{
    EdgeProblem problem = EdgeProblem::MalformedRequest;
    for (;;) {
        const qsizetype newline = m_buffer.indexOf('\n', m_lineStart);
        const qsizetype end = newline < 0 ? m_buffer.size() : newline;
        const bool inRequestLine = m_lines == 0;
        if (end - m_lineStart
            > (inRequestLine ? limits::requestLineBytes : limits::headerLineBytes))
            return refuse(inRequestLine ? EdgeProblem::TargetTooLong : EdgeProblem::HeaderTooLarge);
        if (end - m_start > limits::headBytes)
            return refuse(EdgeProblem::HeaderTooLarge);
        if (newline < 0)
            return Step::NeedMore;
        if (!scanLine(m_lineStart, newline, problem))
            return refuse(problem);
        const bool last = newline - m_lineStart == 1;
        m_lineStart = newline + 1;
        ++m_lines;
        if (last)
            return finishHead(m_lineStart);
    }
}

bool HttpGuard::scanLine(qsizetype start, qsizetype end, EdgeProblem &problem)
{
    problem = EdgeProblem::MalformedRequest;
    const char *line = m_buffer.constData() + start;
    const qsizetype length = end - start;
    if (length == 0 || line[length - 1] != '\r' || line[0] == ' ' || line[0] == '\t')
        return false;
    if (std::memchr(line, '\r', size_t(length - 1)) || std::memchr(line, '\0', size_t(length)))
        return false;
    if (m_lines == 0 && length == 1)
        return false;
    if (m_lines > limits::headerFields && length > 1) {
        problem = EdgeProblem::HeaderTooLarge;
        return false;
    }
    return true;
}

HttpGuard::Step HttpGuard::finishHead(qsizetype end)
{
    ParsedHead parsed;
    EdgeProblem problem = EdgeProblem::MalformedRequest;
    if (!parseHead(QByteArrayView(m_buffer).sliced(m_start, end - m_start), parsed)
        || !accept(parsed, problem))
        return refuse(problem);
    m_isHead = parsed.method == "HEAD";
    m_request.method = m_isHead ? QByteArrayLiteral("GET") : parsed.method;
    m_request.headers = std::move(parsed.headers);
    m_keepAlive = parsed.keepAlive;
    consume(end - m_start);
    m_state = State::Judging;
    return Step::HeadReady;
}

bool HttpGuard::accept(const ParsedHead &parsed, EdgeProblem &problem)
{
    problem = EdgeProblem::MalformedRequest;
    const Headers &headers = parsed.headers;
    for (QByteArrayView name : onceOnly) {
        if (headers.count(name) > 1)
            return false;
    }
    // HTTP/1.0 is answered and closed (health checks use it), but never kept alive.
    const bool hostGiven = headers.contains("host");
    if (parsed.http11 ? !hostGiven : parsed.keepAlive)
        return false;
    if ((hostGiven && !isHost(headers.value("host"))) || !isAscii(headers))
        return false;
    if (parsed.method.size() > limits::methodBytes)
        return false;
    if (parsed.target.size() > limits::targetBytes) {
        problem = EdgeProblem::TargetTooLong;
        return false;
    }
    if (headers.contains("transfer-encoding")) {
        problem = EdgeProblem::LengthRequired;
        return false;
    }
    if (!acceptLength(headers, problem))
        return false;
    const QByteArrayView expect = headers.value("expect");
    m_expectsContinue = parsed.http11 && expect.compare("100-continue", Qt::CaseInsensitive) == 0;
    if (!expect.isNull() && parsed.http11 && !m_expectsContinue) {
        problem = EdgeProblem::ExpectationFailed;
        return false;
    }
    return splitTarget(parsed.target, m_request.path, m_request.query);
}

// One field, digits only: no sign, no list, no blank; Beast has already refused what overflows.
bool HttpGuard::acceptLength(const Headers &headers, EdgeProblem &problem)
{
    m_contentLength = 0;
    if (!headers.contains("content-length"))
        return true;
    const QByteArrayView digits = headers.value("content-length");
    if (digits.isEmpty())
        return false;
    for (char c : digits) {
        if (c < '0' || c > '9')
            return false;
    }
    if (digits.size() > limits::contentLengthDigits) {
        problem = EdgeProblem::PayloadTooLarge;
        return false;
    }
    for (char c : digits)
        m_contentLength = m_contentLength * 10 + (c - '0');
    return true;
}

bool HttpGuard::awaitsContinue() const
{
    return m_expectsContinue && m_contentLength > 0 && m_request.body.isEmpty() && available() == 0;
}

void HttpGuard::allowBody(qint64 limit, std::span<const QByteArrayView> contentTypes)
{
    Q_ASSERT(m_state == State::Judging);
    m_state = State::Body;
    m_textBody = false;
    if (m_contentLength == 0)
        return;
    if (m_contentLength > limit) {
        refuse(EdgeProblem::PayloadTooLarge);
        return;
    }
    const MediaType type = mediaType(m_request.headers.value("content-type"));
    if (!isOneOf(type, contentTypes)) {
        refuse(EdgeProblem::UnsupportedMediaType);
        return;
    }
    m_textBody = type.isText;
}

bool HttpGuard::dropRequest()
{
    Q_ASSERT(m_state == State::Judging);
    if (available() < m_contentLength || !m_keepAlive) {
        m_state = State::Refused;
        return false;
    }
    consume(m_contentLength);
    m_request = Request();
    m_state = State::Head;
    return true;
}

HttpGuard::Step HttpGuard::readBody()
{
    const qint64 wanted = std::min<qint64>(m_contentLength - m_request.body.size(), available());
    if (wanted > 0) {
        m_request.body.append(QByteArrayView(m_buffer).sliced(m_start, wanted));
        consume(wanted);
    }
    if (m_request.body.size() < m_contentLength)
        return Step::NeedMore;
    if (m_textBody && !m_request.body.isValidUtf8())
        return refuse(EdgeProblem::MalformedRequest);
    m_state = State::Done;
    return Step::RequestReady;
}

void HttpGuard::setRequestFacts(const QByteArray &peer, const QByteArray &requestId, int routeIndex)
{
    m_request.peer = peer;
    m_request.requestId = requestId;
    m_request.routeIndex = routeIndex;
}

Request HttpGuard::takeRequest()
{
    Q_ASSERT(m_state == State::Done);
    m_state = State::Head;
    return std::exchange(m_request, Request());
}

void HttpGuard::consume(qsizetype bytes)
{
    m_start += bytes;
    if (m_start == m_buffer.size()) {
        m_buffer.resize(0); // keeps its memory for the next request
        m_start = 0;
    } else if (m_start > limits::headBytes) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    m_lineStart = m_start;
    m_lines = 0;
}

} // namespace guichet::http
