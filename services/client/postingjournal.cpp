// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/client/postingjournal.h"

#include "services/client/postingstore.h"

#include <QPointer>

namespace guichet::client {

PostingJournal::PostingJournal(const QString &file, QObject *parent)
    : QObject(parent)
    , m_store(new PostingStore(file))
{
    m_thread.setObjectName(QStringLiteral("posting-journal"));
    m_store->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_store, &QObject::deleteLater);
    m_thread.start();
}

PostingJournal::~PostingJournal()
{
    // Queued behind everything asked for before.
    QMetaObject::invokeMethod(m_store, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void PostingJournal::keep(const PostingRecord &record, QObject *context, std::function<void(bool)> done)
{
    const QPointer<QObject> receiver(context);
    QMetaObject::invokeMethod(
        m_store,
        [this, record, receiver, done = std::move(done)] {
            const bool isKept = m_store->keep(record);
            QMetaObject::invokeMethod(
                this,
                [receiver, done, isKept] {
                    if (receiver)
                        done(isKept);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void PostingJournal::settle(const IdempotencyKey &key, PostingRecord::State state)
{
    QMetaObject::invokeMethod(m_store, [this, key, state] { m_store->settle(key, state); }, Qt::QueuedConnection);
}

void PostingJournal::unsettled(UserId principal, QObject *context, std::function<void(QList<PostingRecord>)> done)
{
    const QPointer<QObject> receiver(context);
    QMetaObject::invokeMethod(
        m_store,
        [this, principal, receiver, done = std::move(done)] {
            const QList<PostingRecord> records = m_store->unsettled(principal);
            QMetaObject::invokeMethod(
                this,
                [receiver, done, records] {
                    if (receiver)
                        done(records);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace guichet::client
