// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/gate.h"
#include "services/http/httpguard.h"
#include "services/http/limits.h"
#include "services/http/replywriter.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>

#include <memory>

class QSslSocket;

namespace guichet::http {

// What all connections of one server share; lives in the I/O thread.
struct ConnectionEnvironment {
    Gate &gate;
    std::shared_ptr<ReplySink> replies;
    Timeouts timeouts;
    QList<QHostAddress> trustedProxies;
    QElapsedTimer clock; // started
    DateHeader date;
    QByteArray requestIdPrefix;
    quint64 lastRequest = 0;
};

// One client: its TLS socket, its guard, its clock. One request at a time is in flight; bytes of
// the next wait unread. Lives in the I/O thread; deleted by its owner after closed().
class HttpConnection : public QObject
{
    Q_OBJECT
public:
    // Takes an accepted socket, encryption not yet started.
    HttpConnection(quint64 id, QSslSocket *socket, ConnectionEnvironment &environment);
    ~HttpConnection() override;

    void start();
    // A whole answer, or a piece of one that goes on. Answers of requests that are over (408 came first) are dropped.
    // False: not sent, nor will be what follows it.
    bool deliver(quint64 request, const Response &response);
    void checkDeadline();
    // No further request: closes at once when idle, else with the reply in flight.
    void drain();
    void dropNow();
    [[nodiscard]] bool isHandshaking() const { return m_state == State::Handshake; }

Q_SIGNALS:
    void closed(quint64 id);

private:
    enum class State { Handshake, Head, Body, Handling, Writing, Streaming, Lingering, Closed };

    void onEncrypted();
    void onReadyRead();
    void onWritten();
    void onDisconnected();
    void process();
    [[nodiscard]] bool readMore();
    void judge();
    void handle();
    void refuse(EdgeProblem problem);
    void reply(const Response &response);
    void finishReply();
    void beginStream(const Response &head);
    void streamOn(const QByteArray &piece);
    void endStream();
    [[nodiscard]] qint64 backlog() const;
    void awaitRequest();
    void linger();
    void discard();
    void disconnectNow();
    [[nodiscard]] bool bodyIsTooSlow() const;
    [[nodiscard]] QByteArray peerOf(const Headers &headers) const;
    [[nodiscard]] QByteArray newRequestId();
    void setDeadline(std::chrono::milliseconds wait);

    const quint64 m_id;
    QSslSocket *m_socket;
    ConnectionEnvironment &m_environment;
    HttpGuard m_guard;
    State m_state = State::Handshake;
    QByteArray m_peer;
    bool m_peerTrusted = false;
    quint64 m_request = 0;
    QByteArray m_requestId;
    qint64 m_deadline = 0;
    qint64 m_bodyStart = 0;
    bool m_headClockRuns = false;
    bool m_answersHead = false;
    bool m_insideReply = false;
    bool m_closeAfterReply = false;
    bool m_unreadInput = false; // the client may still be sending what we refused
    bool m_draining = false;
    qint64 m_discarded = 0;
    QByteArray m_out;
    std::shared_ptr<StreamState> m_stream; // set while this connection streams
};

} // namespace guichet::http
