// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/replyqueue.h"

#include <QMetaObject>

namespace guichet::http {

ReplyQueue::ReplyQueue(QObject *context, std::function<void(Reply &&)> take)
    : m_context(context)
    , m_take(std::move(take))
{
}

void ReplyQueue::deliver(quint64 connection, quint64 request, Response response)
{
    // The context cannot go while the lock is held: close() takes it first.
    const QMutexLocker locker(&m_mutex);
    if (!m_context)
        return;
    m_replies.push_back({connection, request, std::move(response)});
    if (m_replies.size() == 1) {
        QMetaObject::invokeMethod(
            m_context, [self = shared_from_this()] { self->drain(); }, Qt::QueuedConnection);
    }
}

void ReplyQueue::close()
{
    const QMutexLocker locker(&m_mutex);
    m_context = nullptr;
    m_replies.clear();
}

void ReplyQueue::drain()
{
    std::vector<Reply> replies;
    {
        const QMutexLocker locker(&m_mutex);
        if (!m_context)
            return;
        replies.swap(m_replies);
    }
    for (Reply &reply : replies)
        m_take(std::move(reply));
}

} // namespace guichet::http
