// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/seal/sealer.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace guichet::seal {

/// Runs a Sealer on a thread of its own, about once a second. Any number of servers may run it: a lease in the database
/// lets one work at a time. A fault is logged and tried again; a broken chain is logged and nothing more is sealed.
class SealJob
{
public:
    /// `clock` outlives this.
    SealJob(const store::Database &database, const identity::Ed25519Key &key, const QString &checkpointFolder,
            const Clock &clock);
    ~SealJob(); ///< stops

    void start();
    /// Seals what there is, signs a checkpoint and ends the thread.
    void stop();

private:
    void work();
    void pass(Sealer &sealer, bool isLast);
    store::Database m_database;
    identity::Ed25519Key m_key;
    QString m_checkpointFolder;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    bool m_complained = false;
    std::thread m_thread;
};

} // namespace guichet::seal
