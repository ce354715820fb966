// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>

namespace guichet::store {
class Connection;
} // namespace guichet::store

namespace guichet::events {

/// A scheduled job's lease: of any number of servers, the one that holds it runs the job. Time is the
/// database's, so that servers whose clocks differ agree. The holder renews it well before it runs
/// out; one that died is followed by another server when its time is over. A lease bounds work, it
/// does not fence it: a job's effects move its follower's position (follower.h) or are idempotent.
/// Used in the connection's thread.
class Lease
{
public:
    /// `job` and `holder` are names of our own ("stats", "host:pid:serial"); holders must differ.
    Lease(const QString &job, const QString &holder);

    /// Takes the lease, or renews it when it is held already: true when it is ours for `duration`.
    [[nodiscard]] bool acquire(store::Connection &connection, std::chrono::milliseconds duration) const;
    /// Gives it back early, if it is ours.
    void release(store::Connection &connection) const;

private:
    QString m_job;
    QString m_holder;
};

} // namespace guichet::events
