// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/ledger/batchwriter.h"

#include "services/ledger/batchrows.h"
#include "services/ledger/linkedrows.h"
#include "services/store/arrays.h"
#include "services/store/fault.h"
#include "services/store/killpoint.h"

#include <chrono>
#include <thread>

namespace guichet::ledger {

namespace {

constexpr qint64 newKeyMicros = 60'000'000;

qint64 steadyMicros()
{
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

Failure failureOf(const store::Fault &fault)
{
    switch (fault.kind()) {
    case store::Fault::Kind::Retryable:
        return Failure::Retryable;
    case store::Fault::Kind::Unknown:
        return Failure::Lost;
    case store::Fault::Kind::Constraint:
        return Failure::Constraint;
    case store::Fault::Kind::Timeout:
        return Failure::Timeout;
    case store::Fault::Kind::Unavailable:
        return Failure::Unavailable;
    case store::Fault::Kind::Other:
        return Failure::Other;
    }
    Q_UNREACHABLE();
}

/// The kill point before each step.
[[maybe_unused]] std::string_view pointBefore(Step step)
{
    switch (step) {
    case Step::Begin:
        return "posting/begin";
    case Step::LockCustomers:
        return "posting/lock-customers";
    case Step::LockAccounts:
        return "posting/lock-accounts";
    case Step::ReadKeys:
        return "posting/read-keys";
    case Step::TakeIds:
        return "posting/take-ids";
    case Step::InsertKeys:
        return "posting/insert-keys";
    case Step::Write:
        return "posting/write";
    case Step::Commit:
        return "posting/commit";
    default:
        return "posting/other";
    }
}

QHash<std::pair<AccountId, qint64>, qint64> readCash(store::Connection &connection, const QList<AccountId> &ids)
{
    QHash<std::pair<AccountId, qint64>, qint64> cash;
    store::Result lines = connection.run("ledger/read_cash", {{":ids", store::arrayOfIds(ids)}});
    for (const store::Row &row : lines)
        cash.insert({row.id<AccountId>("account_id"), row.int64("face")}, row.int64("count"));
    return cash;
}

} // namespace

void BatchWriter::run(Batch &batch, const Settle &settle)
{
    m_isFirstTry = true;
    while (batch.step() != Step::Finished) {
        try {
            GUICHET_KILL_POINT(pointBefore(batch.step()));
            doStep(batch);
        } catch (const store::Fault &fault) {
            qWarning("ledger: a batch's step failed: %s", fault.what());
            batch.failed(failureOf(fault), steadyMicros());
        }
        for (const auto &[index, settled] : batch.takeSettled())
            settle(index, settled);
        if (batch.step() == Step::Finished)
            GUICHET_KILL_POINT("posting/answered");
    }
}

void BatchWriter::doStep(Batch &batch)
{
    switch (batch.step()) {
    case Step::Begin:
        begin();
        return batch.done();
    case Step::LockCustomers:
        m_messages.sendReads(batch, lookUp(batch));
        return batch.customersLocked(m_messages.customers());
    case Step::LockAccounts: {
        const QList<AccountState> rows = m_messages.accounts();
        return batch.accountsLocked(rows, m_time.now());
    }
    case Step::ReadCash:
        return batch.cashRead(readCash(m_connection, batch.cashAccounts()));
    case Step::ReadLinked:
        return batch.linkedRead(readLinked(m_connection, batch));
    case Step::ReadKeys:
        return batch.keysRead(m_messages.knowsAKey() ? verdictsOf(m_connection, batch.keys()) : QList<StoredVerdict>());
    case Step::TakeIds:
        return batch.idsTaken(takeIds(batch.idsNeeded()));
    case Step::InsertKeys:
        return batch.keysInserted(m_messages.insertKeys(batch));
    case Step::Write:
        m_messages.checkWrites();
        writeSeldomRows(m_connection, batch);
        return batch.done();
    case Step::Commit:
        commit(batch);
        GUICHET_KILL_POINT("posting/committed");
        m_transaction.reset();
        return batch.done();
    case Step::Rollback:
        m_isFirstTry = false;
        if (m_transaction)
            m_transaction->rollback();
        m_transaction.reset();
        return batch.done();
    case Step::Disconnect:
        m_isFirstTry = false;
        m_transaction.reset();
        m_connection.close();
        return batch.done();
    case Step::Pause:
        std::this_thread::sleep_for(std::chrono::milliseconds(batch.pauseMillis()));
        return batch.done();
    case Step::Finished:
        return;
    }
}

void BatchWriter::begin()
{
    m_connection.reopenIfLost();
    if (!m_connection.isOpen())
        m_connection.runScriptNamed("ledger/prepare_writer");
    m_transaction.emplace(m_connection);
}

/// A look into every partition of the keys costs as much as all else that is read, and finds one in a thousand. So keys
/// made just now are taken for new at first; inserting them tells. Whatever is older, or has failed once, is looked up.
BatchMessages::Keys BatchWriter::lookUp(const Batch &batch)
{
    const qint64 now = m_time.now().postedAtMicros;
    const auto names = batch.keys();
    const bool areAllNew = m_isFirstTry && std::all_of(names.begin(), names.end(), [now](const auto &name) {
        return std::abs(now - name.second.madeAtMicros()) < newKeyMicros;
    });
    return areAllNew ? BatchMessages::Keys::Trust : BatchMessages::Keys::LookUp;
}

QList<EntryId> BatchWriter::takeIds(int count)
{
    QList<EntryId> ids = m_messages.ids();
    if (ids.size() >= count)
        return ids;
    store::Result taken = m_connection.run("ledger/take_entry_ids", {{":count", count - ids.size()}});
    for (const qint64 id : taken.only().int64s("ids"))
        ids.append(EntryId{id});
    return ids;
}

void BatchWriter::commit(const Batch &batch)
{
    if (batch.booking().isEmpty()) {
        m_transaction->commit();
        return;
    }
    QList<qint64> entries;
    for (const int index : batch.booking())
        entries.append(batch.verdict(index)->entry.value);
    m_transaction->commitWith("ledger/commit_batch",
        {{":committed_at", batch.moment().postedAtMicros}, {":entries", entries}});
}

} // namespace guichet::ledger
