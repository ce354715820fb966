// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace guichet::store {

// What the private cluster's configuration files say. Written anew at each start, so that they are
// never older than the program.
struct ClusterConfig
{
    QString socketDirectory;
    QString ownUser; // the OS user that runs us
    QString serverUser; // the OS user that runs PostgreSQL
    bool durable = true;
    qint64 memoryBytes = 0; // of the computer

    [[nodiscard]] QString settings() const; // guichet.conf, included by postgresql.conf
    [[nodiscard]] QString hostAccess() const; // pg_hba.conf: peer only
    [[nodiscard]] QString identities() const; // pg_ident.conf: these two users as any of our roles
};

// The computer's memory.
[[nodiscard]] qint64 physicalMemoryBytes();

// Where the sockets of a cluster with this data directory lie: short, since a socket's path may have
// 107 bytes only.
[[nodiscard]] QString defaultSocketDirectory(const QString &dataDirectory);

inline constexpr int LongestSocketPathBytes = 99;

} // namespace guichet::store
