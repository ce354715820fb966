// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/privatecluster.h"

#include <QTemporaryDir>

#include <memory>
#include <random>

namespace guichet {

/// A durable cluster in a temporary folder, set up as a bank's, that is made to crash. Use it in one thread. Ends the program
/// with a sentence when PostgreSQL doesn't come back.
class ClusterUnderFire
{
public:
    explicit ClusterUnderFire(quint64 seed);
    ~ClusterUnderFire();

    store::Database database() const { return m_cluster->database(); }
    /// A folder for whatever else belongs to the run, gone with this.
    QString filePath(const QString &name) const { return m_folder->filePath(name); }

    void killPostmaster(); ///< SIGKILL; it is down then
    void stopAtOnce();     ///< immediate shutdown: no checkpoint; it is down then
    /// SIGKILL of the process that serves one of the bank's sessions: PostgreSQL ends them all and recovers by itself.
    /// False when there is none.
    bool killBackend();
    /// Starts it where it is down, and returns when it takes sessions.
    void recover();

private:
    qint64 postmaster() const;
    QList<qint64> backends() const;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::PrivateCluster> m_cluster;
    std::mt19937_64 m_random;
};

} // namespace guichet
