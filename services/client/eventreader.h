// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace guichet::client {

/// One of a stream of Server-Sent Events (WHATWG HTML, 9.2.6).
struct ServerSentEvent {
    QByteArray name; ///< empty: none was given
    QByteArray data;
    friend bool operator==(const ServerSentEvent &, const ServerSentEvent &) = default;
};

/// Takes such a stream apart, however it is cut into pieces. Without I/O. What is longer than any event of ours may be
/// isn't kept: isOverfull() then says so, and nothing more comes.
class EventReader
{
public:
    static constexpr qsizetype longestEvent = 64 * 1024; // bytes

    /// The events that these bytes complete.
    QList<ServerSentEvent> feed(const QByteArray &bytes);
    /// Of the last event that named one; kept over a new stream.
    const QByteArray &lastId() const { return m_lastId; }
    /// How long to wait before coming again, as the server said last; 0: it didn't.
    int retryMs() const { return m_retryMs; }
    bool isOverfull() const { return m_isOverfull; }
    /// Another stream begins: half of an event is forgotten.
    void restart();
    /// From the beginning, whatever was seen.
    void forgetId() { m_lastId.clear(); }

private:
    void takeLine(const QByteArray &line, QList<ServerSentEvent> &done);

    QByteArray m_line;
    ServerSentEvent m_event;
    QByteArray m_lastId;
    int m_retryMs = 0;
    bool m_hasData = false;
    bool m_isOverfull = false;
};

} // namespace guichet::client
