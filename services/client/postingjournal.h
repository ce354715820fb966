// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/client/postingrecord.h"

#include <QThread>

namespace guichet::client {

class PostingStore;

/// The desk's own journal of money operations: an SQLite file written through to the disk (synchronous=FULL) in a thread
/// of its own. Calls return at once; `done` comes back in `context`'s thread, unless it is gone.
class PostingJournal : public QObject
{
    Q_OBJECT

public:
    /// `file` is made when it isn't there, readable by its owner only.
    explicit PostingJournal(const QString &file, QObject *parent = nullptr);
    /// Finishes what was asked for.
    ~PostingJournal() override;

    /// `done(false)` when it could not be kept: then nothing may be sent.
    void keep(const PostingRecord &record, QObject *context, std::function<void(bool)> done);
    void settle(const IdempotencyKey &key, PostingRecord::State state);
    /// What this user sent and doesn't know the outcome of, oldest first.
    void unsettled(UserId principal, QObject *context, std::function<void(QList<PostingRecord>)> done);

private:
    QThread m_thread;
    PostingStore *m_store;
};

} // namespace guichet::client
