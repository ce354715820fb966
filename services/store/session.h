// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/database.h"
#include "services/store/fault.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace guichet::store {

// One session with the server, of one thread, from open to close: what Connection replaces when it
// is lost. Results hold it, so that a query never outlives its driver.
struct Session
{
    // Throws Fault Unavailable when it can't be opened.
    explicit Session(const Database &database);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    // A prepared query of this statement that nobody uses now.
    [[nodiscard]] std::unique_ptr<QSqlQuery> take(std::string_view name);
    void giveBack(const QByteArray &name, std::unique_ptr<QSqlQuery> query);
    // What the query's failure is. The session is of no use after it when isLost() says so.
    [[nodiscard]] Fault faultOf(const QSqlQuery &query, std::string_view where);
    [[nodiscard]] bool isLost() const { return m_lost; }
    // Looks, without sending anything, whether the server has closed the connection.
    [[nodiscard]] bool isClosedByServer();
    [[nodiscard]] bool isInTransaction() const;
    // The result the query stands on, nullptr when it has none.
    [[nodiscard]] static const pg_result *resultOf(const QSqlQuery &query);

    bool warned = false; // the server has sent a WARNING since this was last reset
    std::set<std::string, std::less<>> pipelined; // the statements that pipelines have prepared

private:
    void drop();
    void watchWarnings();
    void hideStatementsFromLog();
    QString m_name;
    QSqlDatabase m_database;
    pg_conn *m_handle = nullptr;
    bool m_lost = false;
    std::map<std::string, std::vector<std::unique_ptr<QSqlQuery>>, std::less<>> m_idle;

public:
    [[nodiscard]] const QSqlDatabase &database() const { return m_database; }
    // libpq's own connection, for what QtSql can't do (COPY).
    [[nodiscard]] pg_conn *handle() const { return m_handle; }
};

} // namespace guichet::store
