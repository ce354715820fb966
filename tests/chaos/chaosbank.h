// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/values/clock.h"
#include "models/values/ids.h"
#include "tests/chaos/guichetprocess.h"
#include "tests/chaos/target.h"
#include "tests/support/faults/clusterunderfire.h"

namespace guichet {
class BankAssembly;
class Configuration;
}

namespace guichet::chaos {

/// A bank with a durable database of its own, a supervisor whose token moves money, and customers with accounts. Its programs
/// are started and killed by the phases. For the main thread.
class ChaosBank
{
public:
    explicit ChaosBank(quint64 seed);

    /// Customers with an account and this much in it each.
    QList<AccountId> openAccounts(int count, qint64 cents);

    ClusterUnderFire &cluster() { return m_cluster; }
    /// As guichetd takes them; through another socket directory where one is named.
    QStringList arguments(qint64 limitPerDay, const QString &socketDirectory = {}) const;
    /// Whom clients talk to, with a token that lasts some minutes. `server` must answer.
    void signIn(Target &target) const;
    QByteArray authority() const;
    QString logFile() const { return m_cluster.filePath(QStringLiteral("guichetd.log")); }
    /// A connection past the server, that may see everything.
    std::unique_ptr<store::Connection> connection() const;

private:
    void makeStaff(BankAssembly &bank);
    AccountId openAccount(BankAssembly &bank, store::Connection &connection);
    std::unique_ptr<BankAssembly> assemble() const;

    ClusterUnderFire m_cluster;
    const SystemClock m_clock;
    UserId m_teller;
    UserId m_supervisor;
    UserId m_compliance;
    AccountId m_settlement;
    int m_people = 0;
};

/// More than anybody does.
inline constexpr qint64 noLimit = 1'000'000;

} // namespace guichet::chaos
