// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/http/responder.h"

#include <QMutex>

#include <functional>
#include <vector>

class QObject;

namespace guichet::http {

// Carries answers from any thread to the I/O thread. Many answers share one queued event, so that
// a batch of postings wakes the I/O thread once. Lives as long as a Responder does; after close()
// answers are dropped.
class ReplyQueue : public ReplySink, public std::enable_shared_from_this<ReplyQueue>
{
public:
    struct Reply {
        quint64 connection;
        quint64 request;
        Response response;
    };
    // `take` is called in the thread of `context`, once for each reply, in the order of arrival.
    ReplyQueue(QObject *context, std::function<void(Reply &&)> take);

    void deliver(quint64 connection, quint64 request, Response response) override;
    void close(); // call in the thread of the context, before that goes

private:
    void drain();

    QMutex m_mutex;
    QObject *m_context; // null once closed
    std::function<void(Reply &&)> m_take;
    std::vector<Reply> m_replies;
};

} // namespace guichet::http
