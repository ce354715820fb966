// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/database.h"
#include "services/store/statements.h"

#include <array>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

struct pg_result;

struct pg_result;

namespace guichet::store {

struct Session;

// A row as PostgreSQL's binary COPY writes it ("COPY", File Formats): the number of columns in 16 bits, then for each
// its length in 32 bits (-1: NULL) and its value, all big-endian. A view: valid as long as the bytes are.
class CopyRow
{
public:
    static constexpr int MostColumns = 24;

    // A row that isn't one ends the program.
    explicit CopyRow(std::string_view bytes);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] bool isNull(int column) const { return m_lengths[index(column)] < 0; }
    [[nodiscard]] qint64 int64(int column) const; // bigint, integer, smallint, boolean; date: days since 2000-01-01
    [[nodiscard]] qint64 int64Or(int column, qint64 whenNull) const;
    [[nodiscard]] std::vector<qint64> int64s(int column) const; // bigint[], its NULL entries left out
    [[nodiscard]] std::string_view bytes(int column) const; // text in UTF-8, bytea, uuid: as they are; NULL: empty
    // This column and those after it, lengths included.
    [[nodiscard]] std::string_view from(int column) const { return m_bytes.substr(m_offsets[index(column)] - 4); }
    [[nodiscard]] std::string_view whole() const { return m_bytes; }

private:
    [[nodiscard]] std::size_t index(int column) const;
    std::string_view m_bytes;
    int m_columns = 0;
    std::array<std::uint32_t, MostColumns> m_offsets;
    std::array<std::int32_t, MostColumns> m_lengths;
};

// Reads many rows fast: a statement's rows come by binary COPY, one after the other, without ever being all in memory.
// A session of its own, of the thread that made it; opened at first use and again after it was lost.
class CopyReader
{
public:
    explicit CopyReader(const Database &database);
    // In a session that is set up by this script whenever it opens.
    CopyReader(const Database &database, std::string_view setUpScript);
    ~CopyReader();
    CopyReader(const CopyReader &) = delete;
    CopyReader &operator=(const CopyReader &) = delete;

    // The rows of the statement `:/sql/<name>.sql`, one SELECT; its values are written into its text, so they are whole
    // numbers and lists of them. Throws Fault. What `take` throws ends the session.
    void read(std::string_view name, std::initializer_list<IntegerBind> binds,
              const std::function<void(const CopyRow &)> &take);
    // Runs a script; what it gives isn't looked at. Throws Fault.
    void script(std::string_view name, std::initializer_list<IntegerBind> binds = {});
    [[nodiscard]] bool isInTransaction() const;

private:
    Session &session();
    void copyOut(const std::function<void(const CopyRow &)> &take, std::string_view name);
    void runText(const QByteArray &text, std::string_view name);
    [[noreturn]] void fail(const pg_result *result, std::string_view name);
    Database m_database;
    std::string_view m_setUpScript;
    std::unique_ptr<Session> m_session;
};

} // namespace guichet::store
