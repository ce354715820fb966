// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/database.h"
#include "services/store/fault.h"
#include "services/store/result.h"
#include "services/store/statements.h"
#include "services/store/value.h"

#include <QString>

#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

class QSqlQuery;

namespace guichet::store {

// One connection to PostgreSQL through QtSql. It belongs to the thread that made it.
// It opens at first use and again after it was lost: the statement that finds it lost throws Fault
// Unknown, the next one runs on a new session. Nothing of a transaction survives that.
class Connection
{
public:
    explicit Connection(const Database &database);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // Runs the statement `:/sql/<name>.sql`, prepared once per session. Text with U+0000 or a lone
    // surrogate is refused (Fault 22021). Throws Fault.
    Result run(std::string_view name, std::initializer_list<Bind> binds = {});
    Result run(std::string_view name, const std::vector<Bind> &binds);

    // Prepares the statement without running it; throws Fault when the schema doesn't fit it.
    void check(std::string_view name);

    // Runs a text of several statements as one message, drains every result and throws at the first
    // failure (what stands after it wasn't run). Gives the first bigint column of the last row that
    // any of the statements gave, and whether the last statement was a COMMIT that committed.
    struct ScriptOutcome
    {
        std::optional<qint64> number;
        bool committed = false;
        bool warned = false; // the server sent a WARNING meanwhile
    };
    ScriptOutcome runScript(const QString &text, std::string_view what);
    ScriptOutcome runScriptNamed(std::string_view name, std::initializer_list<IntegerBind> binds = {});

    [[nodiscard]] const Database &database() const { return m_database; }
    // A transaction block is open (also one that has failed).
    [[nodiscard]] bool isInTransaction() const;
    // A session is open as far as is known; it may have been lost since.
    [[nodiscard]] bool isOpen() const { return m_session != nullptr; }
    // Looks, without sending anything, whether the server has closed the session meanwhile, and lets
    // go of it: so that the first statement after a pause or a restart of PostgreSQL doesn't fail.
    // Call it between pieces of work that need nothing of the old session.
    void reopenIfLost();
    void close();

private:
    friend class Pipeline; // works on the session itself
    Session &session();
    std::unique_ptr<QSqlQuery> taken(std::string_view name);
    Result runBound(std::string_view name, const Bind *binds, std::size_t count);
    Database m_database;
    std::shared_ptr<Session> m_session;
};

} // namespace guichet::store
