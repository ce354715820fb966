// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/database.h"

#include <QProcess>
#include <QString>

#include <chrono>
#include <memory>

#include <tl/expected.hpp>

namespace guichet::store {

class ClusterLock;
class PostgresPrograms;

// A PostgreSQL cluster of our own: made on first start, reached by unix socket only, ended with its
// owner (also when that is killed). Run as root, its processes run as the OS user `postgres`.
// Blocks (the first start takes seconds). start() must be called in a thread that lives as long as
// the cluster: PostgreSQL is told to stop when that thread ends. Problems are sentences for the
// administrator.
class PrivateCluster
{
public:
    struct Options
    {
        QString dataDirectory; // empty: defaultDirectory()
        QString socketDirectory; // empty: a short one made from the data directory's name
        bool durable = true; // false only in tests: no fsync, lost at a power cut
        std::chrono::milliseconds waitForOther{10'000}; // for another owner to end
    };

    PrivateCluster(); // the default options
    explicit PrivateCluster(const Options &options);
    ~PrivateCluster(); // stops
    PrivateCluster(const PrivateCluster &) = delete;
    PrivateCluster &operator=(const PrivateCluster &) = delete;

    // Makes the cluster if there is none, starts it, makes the roles and the database `guichet`.
    [[nodiscard]] tl::expected<void, QString> start();
    // Fast shutdown; returns when the processes have ended. Nothing to do when not running.
    void stop();
    [[nodiscard]] bool isRunning() const;

    [[nodiscard]] const QString &dataDirectory() const { return m_options.dataDirectory; }
    [[nodiscard]] const QString &socketDirectory() const { return m_options.socketDirectory; }
    // The database `guichet` as guichet_application; use withUser() for the other roles. The OS user
    // that runs the cluster may sign in as any of them, and as the superuser `postgres`.
    [[nodiscard]] Database database() const;
    [[nodiscard]] QString connectionString() const;

    // root: /var/lib/guichet/cluster, else the user's XDG data directory.
    [[nodiscard]] static QString defaultDirectory();

private:
    tl::expected<void, QString> prepare();
    tl::expected<void, QString> launch();
    tl::expected<void, QString> makeRolesAndDatabase();
    Options m_options;
    std::unique_ptr<PostgresPrograms> m_programs;
    std::unique_ptr<ClusterLock> m_lock;
    std::unique_ptr<QProcess> m_server;
};

} // namespace guichet::store
