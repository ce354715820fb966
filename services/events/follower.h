// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace guichet::store {
class Transaction;
} // namespace guichet::store

namespace guichet::events {

/// One who reads the ledger's log in order (stats, sealer, outbox): remembers up to which position its
/// effects are done, moved in the transaction of these effects. So each position takes effect once,
/// whoever runs the job and however often it is killed.
class Follower
{
public:
    explicit Follower(const QString &name);

    /// The last position done (0: none), locked for this transaction: a second one waits here.
    [[nodiscard]] qint64 position(store::Transaction &transaction) const;
    /// Everything up to `to` is done. Call position() first; going back is a bug (assertion).
    void moveTo(store::Transaction &transaction, qint64 to) const;

private:
    QString m_name;
};

} // namespace guichet::events
