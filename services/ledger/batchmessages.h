// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/ledger/batch.h"
#include "services/store/pipeline.h"

#include <optional>

namespace guichet::ledger {

/// What every batch needs, in two messages to the server instead of nine: first locks, keys and ids, then the keys with
/// their verdicts and what is written. The statements run in the order of the batch's steps and each failure is told at
/// its own step, so that the batch decides as if they had been sent one by one. In the batch's open transaction.
class BatchMessages
{
public:
    explicit BatchMessages(store::Connection &connection)
        : m_pipeline(connection)
    {
    }

    /// Whether the keys are looked up before anything is written. Without that, one that has a verdict is found when the
    /// batch's keys are inserted: fewer are new than were sent, and the batch runs again.
    enum class Keys { LookUp, Trust };
    /// Sends the first message: call it when the transaction has begun.
    void sendReads(const Batch &batch, Keys lookUp);
    [[nodiscard]] QList<CustomerState> customers() const;
    [[nodiscard]] QList<AccountState> accounts() const;
    /// One of the keys has a verdict already, as far as was looked.
    [[nodiscard]] bool knowsAKey() const;
    /// Those taken with the first message: one a command.
    [[nodiscard]] QList<EntryId> ids() const;

    /// Sends the second message; gives how many keys were stored: all, or none, when one of them had a verdict.
    [[nodiscard]] int insertKeys(const Batch &batch);
    /// Whether what was sent behind the keys went well.
    void checkWrites() const;

private:
    void addWrite(std::string_view statement, qsizetype rows, std::vector<store::Parameter> values);
    void addKeys(const Batch &batch);
    void addEntries(const Batch &batch);
    void addPostings(const Batch &batch);
    void addAccounts(const BatchState &state);
    void addLimits(const BatchState &state);

    store::Pipeline m_pipeline;
    std::optional<store::PipelineResult> m_customers;
    std::optional<store::PipelineResult> m_accounts;
    std::optional<store::PipelineResult> m_keys;
    std::optional<store::PipelineResult> m_ids;
    std::vector<store::PipelineResult> m_writes;
    std::vector<qsizetype> m_rows; ///< that each of them must have written
};

} // namespace guichet::ledger
