// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/database.h"
#include "services/store/privatecluster.h"

#include <QStringList>

namespace guichet::bench {

/// A durable cluster of the measurements' own, kept from run to run, with the databases that they start from: `guichet`
/// (a million customers with an account each, never posted to), `tpcb` (pgbench's), `grown` (20 million entries more).
/// A problem ends the program with a sentence.
class BenchCluster
{
public:
    static constexpr int growingRounds = 20; ///< of a million entries each

    explicit BenchCluster(const QString &folder);

    /// Makes what is missing; says on stderr what takes minutes.
    void prepare(int customers);
    void preparePgbench();
    /// Loads at most so many rounds of a million entries; goes on where the last call ended. Whether all are there.
    bool prepareGrown(int mostRounds);

    /// A fresh copy of `guichet` by that name.
    store::Database freshCopy(const QString &name);
    store::Database databaseNamed(const QString &name) const;
    /// Superuser's statements: `:/sql/bench/<script>.sql`.
    qint64 runAsSuperuser(const QString &database, std::string_view script);
    void checkpoint();
    /// What may tell one run from another: the log, and what goes on beside it.
    struct LogFigures {
        qint64 records = 0, bytes = 0;
        qint64 images = 0;     ///< of whole pages: each one's first change after a checkpoint
        qint64 files = 0;      ///< more than before: made anew, written with zeros first
        qint64 checkpoint = 0; ///< where it began
        qint64 vacuums = 0;
    };
    LogFigures logFigures(const QString &database) const;

    /// Transactions a second of TPC-B with so many clients.
    double pgbench(int clients, int seconds) const;
    /// The best of 8, 32 and 64 clients.
    double bestOfPgbench(int seconds) const;

private:
    bool exists(const QString &name);
    QString runProgram(const QString &program, const QStringList &arguments) const;
    void load(int customers);
    void migrate(const QString &database) const;

    store::PrivateCluster m_cluster;
    QString m_programs;
};

} // namespace guichet::bench
