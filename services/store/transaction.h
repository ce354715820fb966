// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"

#include <functional>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace guichet::store {

enum class Isolation { ReadCommitted, RepeatableRead, Serializable };

// One transaction; rolled back at its end unless committed. Not nested.
class Transaction
{
public:
    explicit Transaction(Connection &connection, Isolation isolation = Isolation::ReadCommitted);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] Connection &connection() { return m_connection; }
    Result run(std::string_view name, std::initializer_list<Bind> binds = {})
    {
        return m_connection.run(name, binds);
    }

    // Commits. Returns only when the server said COMMIT; throws Fault Unknown when it gave no
    // definite answer or a warning with it (a cancelled wait for a standby), else what went wrong.
    void commit();
    // Runs a script whose last statement is COMMIT, as one message to the server; as commit() for the
    // rest. Gives the first bigint column of the last row that the script gave.
    std::optional<qint64> commitWith(std::string_view script,
                                     std::initializer_list<IntegerBind> binds = {});
    void rollback();
    // Neither committed nor rolled back yet.
    [[nodiscard]] bool isOpen() const { return m_open; }
    // COMMIT has been sent: from here on a lost connection leaves the outcome unknown.
    [[nodiscard]] bool commitSent() const { return m_commitSent; }

private:
    Connection &m_connection;
    bool m_open = true;
    bool m_commitSent = false;
};

inline constexpr int TransactionTries = 5;
inline constexpr int RetryJitterMinimumMs = 5;
inline constexpr int RetryJitterMaximumMs = 50;

// Runs the body in a transaction and commits it. The whole is run again, at most TransactionTries
// times with a random pause between, after Fault Retryable, and after a connection lost before
// COMMIT was sent. So the body must be repeatable: no effect outside of the transaction. A body that
// must not commit calls transaction.rollback(). Sleeps: never call it in the GUI or I/O thread.
void runInTransaction(Connection &connection, Isolation isolation,
                      const std::function<void(Transaction &)> &body);

// The same, giving what the body gives.
template<typename Body>
auto inTransaction(Connection &connection, Isolation isolation, Body &&body)
{
    using T = decltype(body(std::declval<Transaction &>()));
    if constexpr (std::is_void_v<T>) {
        runInTransaction(connection, isolation, [&](Transaction &transaction) { body(transaction); });
    } else {
        std::optional<T> result;
        runInTransaction(connection, isolation, [&](Transaction &transaction) {
            result.reset();
            result.emplace(body(transaction));
        });
        return std::move(*result);
    }
}
template<typename Body>
auto inTransaction(Connection &connection, Body &&body)
{
    return inTransaction(connection, Isolation::ReadCommitted, std::forward<Body>(body));
}

} // namespace guichet::store
