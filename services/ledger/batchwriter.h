// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/batch.h"
#include "services/ledger/batchmessages.h"
#include "services/ledger/timekeeper.h"
#include "services/store/transaction.h"

#include <functional>
#include <optional>

namespace guichet::ledger {

/// Does what a Batch asks for, on one connection, in the thread of that connection.
class BatchWriter
{
public:
    using Settle = std::function<void(int index, const Settled &)>;

    BatchWriter(store::Connection &connection, Timekeeper &time)
        : m_connection(connection)
        , m_time(time)
        , m_messages(connection)
    {
    }

    /// Runs the batch to its end. `settle` is called once for each command, as soon as its verdict is safe.
    void run(Batch &batch, const Settle &settle);

private:
    void doStep(Batch &batch);
    void begin();
    [[nodiscard]] BatchMessages::Keys lookUp(const Batch &batch);
    QList<EntryId> takeIds(int count);
    void commit(const Batch &batch);

    store::Connection &m_connection;
    Timekeeper &m_time;
    BatchMessages m_messages;
    bool m_isFirstTry = true; ///< of this batch
    std::optional<store::Transaction> m_transaction;
};

} // namespace guichet::ledger
