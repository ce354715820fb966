// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/connection.h"
#include "services/store/parameter.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct pg_result;

namespace guichet::store {

// What one statement of a pipeline gave. Columns by their place, from 0.
class PipelineResult
{
public:
    PipelineResult(pg_result *result, std::string_view name);

    // Throws the statement's Fault: also what a statement says that wasn't run since one before it failed.
    const PipelineResult &check() const;

    [[nodiscard]] QByteArray sqlState() const; // empty when it went well

    [[nodiscard]] int column(const char *name) const; // its place
    [[nodiscard]] int rows() const;
    [[nodiscard]] int rowsAffected() const;
    [[nodiscard]] bool isNull(int row, int column) const;
    // bigint, integer, smallint; NULL ends the program, as below.
    [[nodiscard]] qint64 int64(int row, int column) const;
    [[nodiscard]] int integer(int row, int column) const;
    [[nodiscard]] bool boolean(int row, int column) const;
    [[nodiscard]] QDate date(int row, int column) const;
    [[nodiscard]] QByteArray place(int row, int column) const; // tid, the system column ctid
    // text; a view that lives as long as this.
    [[nodiscard]] std::string_view text(int row, int column) const;

private:
    [[nodiscard]] std::string_view bytes(int row, int column) const;
    std::shared_ptr<pg_result> m_result;
    std::string m_name;
};

// Several statements in one message to the server, run one after the other, each with a snapshot of its own: one journey
// instead of one each. Values go, and results come, in binary form. Uses libpq on the connection's own session ("Pipeline
// Mode", 34.5), within a transaction that was begun before. Of the connection's thread; what it has prepared stays with the
// session, for the pipelines after it.
class Pipeline
{
public:
    explicit Pipeline(Connection &connection) : m_connection(connection) { }

    // `values` in the order in which the statement's names first stand in it.
    void add(std::string_view name, std::vector<Parameter> values);
    // Sends all that was added and reads every result. Throws Fault Unknown when the connection was lost meanwhile: then
    // nothing is known of any. Else each statement's own failure is in its result.
    std::vector<PipelineResult> run();

private:
    struct Statement
    {
        std::string name;
        std::vector<Parameter> values;
    };
    void prepare(Session &session);
    std::vector<PipelineResult> collect(Session &session);
    [[noreturn]] void lose(std::string_view name);

    Connection &m_connection;
    std::vector<Statement> m_added;
};

// The statement with its values as PostgreSQL numbers them: `:ids` becomes $1.
[[nodiscard]] QByteArray numbered(std::string_view name);

} // namespace guichet::store
