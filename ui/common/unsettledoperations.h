// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/client/postingoperation.h"
#include "ui/common/deskcontext.h"

namespace guichet::ui {

/// What this user sent from this desk before and doesn't know the outcome of: after a crash, a power cut, a sign-out in
/// the wrong moment. Read from disk at sign-in and followed until each has ended. GUI thread.
class UnsettledOperations : public QObject
{
    Q_OBJECT

public:
    /// One of them, in words.
    struct Line {
        QString reference; ///< "DEP-7F3K-22Q9"
        EntryKind kind = EntryKind::Deposit;
        Money amount;
        qint64 madeAtMicros = 0;
        client::PostingOperation::State state = client::PostingOperation::State::Unknown;
        QString outcome; ///< a sentence
    };

    /// Starts with each sign-in and stops with each sign-out by itself.
    explicit UnsettledOperations(const DeskContext &context, QObject *parent = nullptr);
    ~UnsettledOperations() override;

    /// Oldest first; those that have ended stay until the next sign-in, so that somebody sees how.
    QList<Line> lines() const;
    /// How many are still unknown.
    int openCount() const;
    void checkNow();

Q_SIGNALS:
    void changed();

private:
    void resume();
    void stop();
    void follow(const client::PostingRecord &record);

    const DeskContext m_context;
    std::vector<std::unique_ptr<client::PostingOperation>> m_operations;
};

} // namespace guichet::ui
