// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/transaction.h"

#include "services/store/bug.h"

#include <QRandomGenerator>

#include <chrono>
#include <thread>

namespace guichet::store {

namespace {

std::string_view beginStatement(Isolation isolation)
{
    switch (isolation) {
    case Isolation::ReadCommitted: return "store/begin_read_committed";
    case Isolation::RepeatableRead: return "store/begin_repeatable_read";
    case Isolation::Serializable: return "store/begin_serializable";
    }
    Q_UNREACHABLE();
}

void pauseBeforeRetry()
{
    const int milliseconds = QRandomGenerator::global()->bounded(RetryJitterMinimumMs,
                                                                 RetryJitterMaximumMs + 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

} // namespace

Transaction::Transaction(Connection &connection, Isolation isolation) : m_connection(connection)
{
    require(!connection.isInTransaction(), "a transaction within a transaction");
    m_connection.runScriptNamed(beginStatement(isolation));
}

Transaction::~Transaction()
{
    try {
        rollback();
    } catch (const Fault &) {
        // Closing the session rolls back as well.
        m_connection.close();
    }
}

void Transaction::commit()
{
    commitWith("store/commit");
}

std::optional<qint64> Transaction::commitWith(std::string_view script,
                                              std::initializer_list<IntegerBind> binds)
{
    require(m_open, "a transaction is committed after its end");
    const QString text = substituted(statement(script), binds);
    const QByteArray where(script.data(), qsizetype(script.size()));
    m_commitSent = true;
    const Connection::ScriptOutcome outcome = m_connection.runScript(text, script);
    m_open = false;
    // A failed transaction answers COMMIT with ROLLBACK and no error.
    if (!outcome.committed) {
        require(!m_connection.isInTransaction(), "a script to commit with has no COMMIT at its end");
        throw Fault(Fault::Kind::Other, "25P02", where);
    }
    // "Committed locally, but might not have been replicated": nobody may rely on it yet.
    if (outcome.warned)
        throw Fault(Fault::Kind::Unknown, "01000", where);
    return outcome.number;
}

void Transaction::rollback()
{
    if (!m_open)
        return;
    m_open = false;
    if (m_connection.isInTransaction())
        m_connection.runScriptNamed("store/rollback");
}

void runInTransaction(Connection &connection, Isolation isolation,
                      const std::function<void(Transaction &)> &body)
{
    for (int attempt = 1;; ++attempt) {
        bool commitSent = false;
        try {
            Transaction transaction(connection, isolation);
            try {
                body(transaction);
                if (transaction.isOpen())
                    transaction.commit();
            } catch (const Fault &) {
                commitSent = transaction.commitSent();
                throw;
            }
            return;
        } catch (const Fault &fault) {
            const bool isRepeatable = fault.kind() == Fault::Kind::Retryable
                || (fault.kind() == Fault::Kind::Unknown && !commitSent);
            if (!isRepeatable || attempt == TransactionTries)
                throw;
        }
        pauseBeforeRetry();
    }
}

} // namespace guichet::store
