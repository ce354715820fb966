// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/httpconnection.h"

#include "services/http/eventstream.h"

#include <QLoggingCategory>
#include <QSslSocket>

#include <sys/socket.h>

// Refusals are told at level info, off by default: strangers must not fill the log.
Q_LOGGING_CATEGORY(httpLog, "guichet.http", QtWarningMsg)

namespace guichet::http {

HttpConnection::HttpConnection(quint64 id, QSslSocket *socket, ConnectionEnvironment &environment)
    : m_id(id)
    , m_socket(socket)
    , m_environment(environment)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(limits::socketReadBufferBytes);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QHostAddress address = m_socket->peerAddress();
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    if (mapped)
        address = QHostAddress(v4);
    m_peer = address.toString().toLatin1();
    m_peerTrusted = m_environment.trustedProxies.contains(address);
    connect(m_socket, &QSslSocket::encrypted, this, &HttpConnection::onEncrypted);
    connect(m_socket, &QSslSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::onWritten);
    connect(m_socket, &QSslSocket::disconnected, this, &HttpConnection::onDisconnected);
    connect(m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        // A record that doesn't hold breaks TLS for good: nothing can be read or answered any more.
        const bool isBroken = error == QAbstractSocket::SslInternalError || error == QAbstractSocket::SslInvalidUserDataError;
        if (m_state == State::Handshake)
            dropNow();
        else if (isBroken) // later: we may be within a write of our own
            QMetaObject::invokeMethod(this, &HttpConnection::dropNow, Qt::QueuedConnection);
    });
}

HttpConnection::~HttpConnection()
{
    endStream();
    m_socket->disconnect(this);
}

void HttpConnection::start()
{
    setDeadline(m_environment.timeouts.handshake);
    m_socket->startServerEncryption();
}

void HttpConnection::onEncrypted()
{
    awaitRequest();
    process();
}

void HttpConnection::onReadyRead()
{
    if (m_state == State::Head || m_state == State::Body)
        process();
    else if (m_state == State::Lingering)
        discard();
}

void HttpConnection::process()
{
    while (m_state == State::Head || m_state == State::Body) {
        switch (m_guard.advance()) {
        case HttpGuard::Step::NeedMore:
            if (m_guard.isInsideHead() && !m_headClockRuns) {
                m_headClockRuns = true;
                setDeadline(m_environment.timeouts.head);
            }
            if (!readMore())
                return;
            break;
        case HttpGuard::Step::HeadReady:
            judge();
            break;
        case HttpGuard::Step::RequestReady:
            handle();
            break;
        case HttpGuard::Step::Refused:
            refuse(m_guard.refusal());
            break;
        }
    }
}

bool HttpConnection::readMore()
{
    char chunk[limits::readChunkBytes];
    const qint64 size = m_socket->read(chunk, sizeof chunk);
    if (size <= 0)
        return false;
    m_guard.feed(QByteArrayView(chunk, size));
    return true;
}

void HttpConnection::judge()
{
    m_requestId = newRequestId();
    m_answersHead = m_guard.isHead();
    m_guard.setRequestFacts(peerOf(m_guard.head().headers), m_requestId, -1);
    HeadVerdict verdict = m_environment.gate.judge(m_guard.head());
    m_closeAfterReply = !m_guard.keepsAlive();
    if (verdict.refusal) {
        if (!m_guard.dropRequest()) {
            m_closeAfterReply = true;
            m_unreadInput = m_guard.contentLength() > 0;
        }
        reply(*verdict.refusal);
        return;
    }
    m_guard.setRequestFacts(m_guard.head().peer, m_requestId, verdict.routeIndex);
    const bool awaitsContinue = m_guard.awaitsContinue();
    m_guard.allowBody(verdict.bodyLimit, verdict.contentTypes);
    m_state = State::Body;
    m_bodyStart = m_environment.clock.elapsed();
    setDeadline(m_environment.timeouts.body);
    if (awaitsContinue && m_guard.advance() == HttpGuard::Step::NeedMore) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        m_socket->flush();
    }
}

void HttpConnection::handle()
{
    m_state = State::Handling;
    m_request = ++m_environment.lastRequest;
    m_environment.gate.handle(m_guard.takeRequest(),
                              Responder(m_environment.replies, m_id, m_request, m_requestId));
}

bool HttpConnection::deliver(quint64 request, const Response &response)
{
    if (m_state == State::Streaming && request == m_request) {
        streamOn(response.body);
        return true;
    }
    if (m_state != State::Handling || request != m_request)
        return false;
    const bool isTaken = isSendable(response);
    if (isTaken && response.stream) {
        beginStream(response);
        return true;
    }
    if (isTaken) {
        reply(response);
    } else {
        qCCritical(httpLog).noquote() << "reply with an unsafe header, request" << m_requestId;
        reply(problemResponse(edgeProblem(EdgeProblem::InternalError), m_requestId));
    }
    process();
    return isTaken;
}

// The edge's own refusals end the connection: what follows the refused bytes cannot be trusted.
void HttpConnection::refuse(EdgeProblem problem)
{
    if (m_state == State::Head)
        m_requestId = newRequestId();
    const wire::Problem told = edgeProblem(problem);
    qCInfo(httpLog).noquote() << "refused" << told.status << told.code << "peer" << m_peer
                              << "request" << m_requestId;
    m_closeAfterReply = true;
    m_unreadInput = true;
    reply(problemResponse(told, m_requestId));
}

void HttpConnection::reply(const Response &response)
{
    m_state = State::Writing;
    m_closeAfterReply = m_closeAfterReply || m_draining;
    setDeadline(m_environment.timeouts.write);
    m_out.resize(0);
    appendReply(m_out, response,
                {m_answersHead, m_closeAfterReply, m_environment.date.now(), m_requestId, response.stream != nullptr});
    m_insideReply = true; // the socket may report progress from within flush()
    m_socket->write(m_out);
    m_socket->flush();
    m_insideReply = false;
    if (m_state == State::Writing)
        finishReply();
}

// The reply has no length: it ends with the connection, which serves for nothing else from here on.
void HttpConnection::beginStream(const Response &head)
{
    if (m_answersHead || m_draining) {
        head.stream->isOpen = false;
        m_closeAfterReply = true;
        m_answersHead = true;
        return reply(head);
    }
    m_state = State::Streaming;
    m_stream = head.stream;
    m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, limits::streamBacklogBytes);
    QByteArray out;
    appendReply(out, head, {false, true, m_environment.date.now(), m_requestId, true});
    streamOn(out);
}

// An empty piece is the last one. What waits for the reader is bounded in size and time.
void HttpConnection::streamOn(const QByteArray &piece)
{
    if (piece.isEmpty())
        return disconnectNow();
    if (backlog() == 0)
        setDeadline(m_environment.timeouts.write);
    m_socket->write(piece);
    m_socket->flush();
    if (m_state == State::Streaming && backlog() > limits::streamBacklogBytes)
        dropNow();
}

void HttpConnection::endStream()
{
    if (m_stream)
        std::exchange(m_stream, nullptr)->isOpen = false;
}

qint64 HttpConnection::backlog() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

void HttpConnection::onWritten()
{
    if (m_state != State::Writing || m_insideReply)
        return;
    finishReply();
    process();
}

// The next request is read when the kernel has all of this reply: a client that does not read
// holds up only itself.
void HttpConnection::finishReply()
{
    if (backlog() > 0)
        return;
    if (m_out.capacity() > limits::socketReadBufferBytes)
        m_out = QByteArray();
    if (!m_closeAfterReply) {
        awaitRequest();
    } else if (m_unreadInput) {
        linger();
    } else {
        disconnectNow();
    }
}

void HttpConnection::awaitRequest()
{
    m_state = State::Head;
    m_headClockRuns = false;
    m_answersHead = false;
    setDeadline(m_environment.timeouts.idle);
    if (m_draining && !m_guard.isInsideHead())
        disconnectNow();
}

// Closing a socket with unread input sends a reset that may overtake the reply: say that nothing
// more comes, then read and forget until the client hangs up.
void HttpConnection::linger()
{
    m_state = State::Lingering;
    setDeadline(m_environment.timeouts.linger);
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
    discard();
}

void HttpConnection::discard()
{
    char chunk[limits::readChunkBytes];
    for (;;) {
        const qint64 size = m_socket->read(chunk, sizeof chunk);
        if (size <= 0)
            return;
        m_discarded += size;
        if (m_discarded > limits::lingerBytes) {
            dropNow();
            return;
        }
    }
}

void HttpConnection::disconnectNow()
{
    endStream();
    m_state = State::Lingering;
    setDeadline(m_environment.timeouts.linger);
    m_socket->disconnectFromHost();
}

void HttpConnection::dropNow()
{
    m_socket->abort();
    onDisconnected(); // a socket whose handshake failed may say nothing more
}

void HttpConnection::onDisconnected()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    endStream();
    Q_EMIT closed(m_id);
}

void HttpConnection::drain()
{
    m_draining = true;
    if (m_state == State::Handshake)
        dropNow();
    else if (m_state == State::Streaming || (m_state == State::Head && !m_guard.isInsideHead()))
        disconnectNow();
}

void HttpConnection::checkDeadline()
{
    const bool over = m_environment.clock.elapsed() >= m_deadline;
    switch (m_state) {
    case State::Head:
        if (over && m_headClockRuns)
            refuse(EdgeProblem::RequestTimeout);
        else if (over)
            disconnectNow();
        break;
    case State::Body:
        if (over || bodyIsTooSlow())
            refuse(EdgeProblem::RequestTimeout);
        break;
    case State::Handshake:
    case State::Writing:
    case State::Lingering:
        if (over)
            dropNow();
        break;
    case State::Streaming:
        if (over && backlog() > 0)
            dropNow();
        break;
    case State::Handling: // the handlers have their own limits
    case State::Closed:
        break;
    }
}

bool HttpConnection::bodyIsTooSlow() const
{
    const qint64 elapsed = m_environment.clock.elapsed() - m_bodyStart;
    return elapsed > m_environment.timeouts.bodyGrace.count()
        && m_guard.bodyBytesRead() * 1000 < limits::bodyBytesPerSecond * elapsed;
}

QByteArray HttpConnection::peerOf(const Headers &headers) const
{
    if (!m_peerTrusted || !headers.contains("x-forwarded-for"))
        return m_peer;
    // The gateway appends: only the last entry is its own word.
    const QByteArray list = headers.value("x-forwarded-for").toByteArray();
    const QHostAddress address(QString::fromLatin1(list.split(',').constLast().trimmed()));
    return address.isNull() ? m_peer : address.toString().toLatin1();
}

QByteArray HttpConnection::newRequestId()
{
    return m_environment.requestIdPrefix + QByteArray::number(++m_environment.lastRequest, 16);
}

void HttpConnection::setDeadline(std::chrono::milliseconds wait)
{
    m_deadline = m_environment.clock.elapsed() + wait.count();
}

} // namespace guichet::http
