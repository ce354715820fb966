// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/eventreader.h"

namespace guichet::client {

namespace {

constexpr int longestRetryMs = 60'000;

} // namespace

QList<ServerSentEvent> EventReader::feed(const QByteArray &bytes)
{
    QList<ServerSentEvent> done;
    for (const char byte : bytes) {
        if (m_isOverfull)
            return done;
        if (byte != '\n') {
            m_line += byte;
            m_isOverfull = m_line.size() + m_event.data.size() > longestEvent;
            continue;
        }
        if (m_line.endsWith('\r'))
            m_line.chop(1);
        takeLine(std::exchange(m_line, {}), done);
    }
    return done;
}

void EventReader::restart()
{
    m_line.clear();
    m_event = {};
    m_hasData = false;
    m_isOverfull = false;
}

void EventReader::takeLine(const QByteArray &line, QList<ServerSentEvent> &done)
{
    if (line.isEmpty()) {
        if (m_hasData)
            done.append(m_event);
        m_event = {};
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.left(colon); // empty: a comment
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event") {
        m_event.name = value;
    } else if (field == "data") {
        m_event.data += (m_hasData ? "\n" : "") + value;
        m_hasData = true;
    } else if (field == "id" && !value.contains('\0')) {
        m_lastId = value;
    } else if (field == "retry") {
        bool isNumber = false;
        const int milliseconds = value.toInt(&isNumber);
        if (isNumber && milliseconds > 0)
            m_retryMs = std::min(milliseconds, longestRetryMs);
    }
}

} // namespace guichet::client
