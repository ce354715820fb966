// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/events/leasedjob.h"
#include "services/seal/sealer.h"

namespace guichet::seal {

/// Runs a Sealer on a thread of its own, about once a second. Any number of servers may run it: a lease in the database
/// lets one work at a time. A fault is logged and tried again; a broken chain is logged and nothing more is sealed.
class SealJob
{
public:
    /// `clock` outlives this.
    SealJob(const store::Database &database, const identity::Ed25519Key &key, const QString &checkpointFolder,
            const Clock &clock);

    void start() { m_job.start(); }
    /// Seals what there is, signs a checkpoint and ends the thread.
    void stop() { m_job.stop(); }

private:
    events::LeasedJob m_job;
};

} // namespace guichet::seal
